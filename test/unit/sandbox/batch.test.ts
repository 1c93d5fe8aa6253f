import { OPERATION_IDS } from '../../../src/sandbox/world/ids.js';
import {
  ALL_MEMBERS,
  type SandboxResponse,
  CASES,
  type Json,
  OPERATIONS,
  openSandbox,
  RUNNING,
} from './client.js';

interface Part {
  readonly id: string;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Json;
}

const parts = (response: SandboxResponse) => response.json['responses'] as readonly Part[];
const part = (response: SandboxResponse, id: string) =>
  parts(response).find((candidate) => candidate.id === id);
const inner = (path: string) => path.replace('/v1.0', '');
const GET = (id: string, path: string, more: object = {}) => ({
  id,
  method: 'GET',
  url: inner(path),
  ...more,
});
const JSON_TYPE = { headers: { 'Content-Type': 'application/json' } };
const PATCH = (id: string, body: object, more: object = {}) => ({
  id,
  method: 'PATCH',
  url: inner(RUNNING),
  ...JSON_TYPE,
  body,
  ...more,
});

test('a batch returns a response for every request, in another order', async () => {
  const { batch } = await openSandbox();
  const response = await batch([
    GET('a', RUNNING),
    GET('b', `${CASES}/missing`),
    GET('c', RUNNING.replace('/v1.0/', '')),
  ]);
  expect(response.status).toBe(200);
  expect(parts(response).map(({ id, status }) => [id, status])).toEqual([
    ['c', 200],
    ['b', 404],
    ['a', 200],
  ]);
  expect(part(response, 'a')?.body).toEqual(part(response, 'c')?.body);
  expect(part(response, 'b')?.body).toMatchObject({ error: { code: 'itemNotFound' } });
});

test('the names of inner headers are in either case', async () => {
  const { batch } = await openSandbox();
  const response = await batch([GET('a', RUNNING), GET('b', RUNNING)]);
  expect(part(response, 'a')?.headers).toHaveProperty('Content-Type', 'application/json');
  expect(part(response, 'b')?.headers).toHaveProperty('content-type', 'application/json');
});

test('the version of the batch applies to its requests', async () => {
  const { batch } = await openSandbox();
  const path = `${OPERATIONS}/${OPERATION_IDS.export}`;
  const tokenIn = async (version: string) =>
    part(await batch([GET('1', path)], version), '1')?.body['azureBlobToken'];
  expect(await tokenIn('v1.0')).toBeUndefined();
  expect(await tokenIn('beta')).toBeDefined();
  expect(part(await batch([{ id: '1', method: 'GET', url: RUNNING }]), '1')?.status).toBe(400);
});

test('each request of a batch has its own Prefer header', async () => {
  const { batch } = await openSandbox();
  const path = `${OPERATIONS}/${OPERATION_IDS.purge}`;
  const response = await batch([GET('plain', path), GET('asking', path, { headers: ALL_MEMBERS })]);
  expect(part(response, 'plain')?.body['action']).toBe('unknownFutureValue');
  expect(part(response, 'asking')?.body['action']).toBe('purgeData');
});

test('a request with a body requires its own Content-Type', async () => {
  const { batch } = await openSandbox();
  const response = await batch([
    PATCH('without', {}, { headers: {} }),
    PATCH('wrong', {}, { headers: { 'content-type': 'text/plain' } }),
    PATCH('right', { percentProgress: 77 }, { headers: { 'CONTENT-TYPE': 'application/json' } }),
  ]);
  expect(['without', 'wrong', 'right'].map((id) => part(response, id)?.status)).toEqual([400, 415, 200]);
  expect(part(response, 'right')?.body['percentProgress']).toBe(77);
});

test('a response without a body has no body in the batch', async () => {
  const { batch } = await openSandbox({ patchStatus: 204 });
  const response = await batch([PATCH('1', { percentProgress: 77 })]);
  expect(part(response, '1')?.status).toBe(204);
  expect(part(response, '1')).not.toHaveProperty('body');
});

test('dependent requests run in their order, and a failure fails the requests that depend on it', async () => {
  const { batch, sandbox } = await openSandbox();
  const response = await batch([
    PATCH('1', { percentProgress: 1 }),
    PATCH('2', { percentProgress: 'x' }, { dependsOn: ['1'] }),
    PATCH('3', { percentProgress: 3 }, { dependsOn: ['2'] }),
    PATCH('4', { percentProgress: 4 }, { dependsOn: ['3'] }),
  ]);
  expect(['1', '2', '3', '4'].map((id) => part(response, id)?.status)).toEqual([200, 400, 424, 424]);
  expect(sandbox.journal.entries.filter((entry) => entry.applied)).toHaveLength(1);
});

test('the ids of dependsOn are case-insensitive', async () => {
  const { batch } = await openSandbox();
  const response = await batch([GET('First', RUNNING), GET('2', RUNNING, { dependsOn: ['FIRST'] })]);
  expect(part(response, '2')?.status).toBe(200);
});

test('twenty requests are allowed', async () => {
  const { batch } = await openSandbox();
  const response = await batch(Array.from({ length: 20 }, (_, index) => GET(`${index}`, RUNNING)));
  expect(parts(response)).toHaveLength(20);
});

test.each([
  ['21 items', Array.from({ length: 21 }, (_, index) => GET(`${index}`, RUNNING))],
  ['no items', []],
  ['no list', {}],
  ['an item that is not an object', ['GET']],
  ['ids that differ in case only', [GET('a', RUNNING), GET('A', RUNNING)]],
  ['an id that is a number', [{ ...GET('', RUNNING), id: 1 }]],
  ['an item without a method', [{ id: '1', url: '/x' }]],
  ['an item without a url', [{ id: '1', method: 'GET' }]],
  ['an absolute url', [{ id: '1', method: 'GET', url: 'https://graph.microsoft.com/v1.0/me' }]],
  ['headers that are not an object', [GET('1', RUNNING, { headers: [] })]],
  ['a header that is no text', [GET('1', RUNNING, { headers: { a: 1 } })]],
  ['a dependency on nothing', [GET('1', RUNNING, { dependsOn: ['2'] })]],
  ['a dependency on itself', [GET('1', RUNNING, { dependsOn: ['1'] })]],
  ['dependencies that are not a list', [GET('1', RUNNING), GET('2', RUNNING, { dependsOn: '1' })]],
  ['two dependencies', [GET('1', RUNNING), GET('2', RUNNING), GET('3', RUNNING, { dependsOn: ['1', '2'] })]],
])('%s: the whole batch returns 400', async (_, requests) => {
  const { batch, sandbox } = await openSandbox();
  const response = await batch(requests);
  expect([response.status, response.error.code]).toEqual([400, 'BadRequest']);
  expect(sandbox.journal.count()).toBe(0);
});

test('the body of a batch must be JSON', async () => {
  const { send } = await openSandbox();
  expect((await send('POST', '/v1.0/$batch', { 'content-type': 'text/plain' }, '{}')).status).toBe(415);
  expect((await send('POST', '/v1.0/$batch', { 'content-type': 'application/json' }, '{')).status).toBe(400);
});

test('a batch within a batch is rejected', async () => {
  const { batch } = await openSandbox();
  const response = await batch([{ id: '1', method: 'POST', url: '/$batch', ...JSON_TYPE, body: {} }]);
  expect(part(response, '1')?.status).toBe(400);
});

test('the authorization of a batch applies to its requests', async () => {
  const { send } = await openSandbox();
  const headers = { authorization: 'Bearer no-role', 'content-type': 'application/json' };
  const body = JSON.stringify({ requests: [GET('1', RUNNING, { headers: { authorization: 'Bearer x' } })] });
  expect(part(await send('POST', '/v1.0/$batch', headers, body), '1')?.status).toBe(401);
  expect((await send('POST', '/v1.0/$batch', { ...headers, authorization: '' }, body)).status).toBe(401);
});

test('a fault applies to the matching request, with its own Retry-After', async () => {
  const { batch, sandbox } = await openSandbox();
  sandbox.faults.add({ kind: 'status', status: 429, retryAfter: '7', method: 'PATCH' });
  const response = await batch([GET('a', RUNNING), PATCH('b', { percentProgress: 80 }), GET('c', RUNNING)]);
  expect(['a', 'b', 'c'].map((id) => part(response, id)?.status)).toEqual([200, 429, 200]);
  expect(part(response, 'b')?.headers).toHaveProperty('retry-after', '7');
});

test('a body that is not JSON is base64', async () => {
  const { batch, sandbox } = await openSandbox();
  sandbox.faults.add({ kind: 'html', method: 'GET' });
  const response = part(await batch([GET('a', RUNNING)]), 'a');
  expect(response?.status).toBe(503);
  expect(Buffer.from(response?.body as unknown as string, 'base64').toString()).toContain('<!DOCTYPE html>');
});

test('a transport fault of one request fails the batch, after the other requests were applied', async () => {
  const { batch, get, sandbox } = await openSandbox();
  sandbox.faults.add({ kind: 'reset-after', method: 'GET' });
  await expect(batch([GET('a', RUNNING), PATCH('b', { percentProgress: 80 })])).rejects.toThrow();
  expect((await get(RUNNING)).json['percentProgress']).toBe(80);
});

test('a fault for the path of the batch applies to the batch', async () => {
  const { batch, sandbox } = await openSandbox();
  sandbox.faults.add({ kind: 'status', status: 503, path: '$batch' });
  expect((await batch([GET('a', RUNNING)])).status).toBe(503);
  expect(sandbox.journal.count()).toBe(0);
});
