import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CASE_IDS, OPERATION_IDS } from '../../../src/sandbox/world/ids.js';
import { type Service, startService } from '../../testkit/service.js';
import { createSocketClient, openSocket, type RawSocketOptions } from '../../testkit/sockets.js';

const caseId = CASE_IDS.main;
const id = OPERATION_IDS.running;
const path = `/beta/security/cases/ediscoveryCases/${caseId}/operations`;
const watchOne = `subscription ($caseId: ID!, $id: ID!) {
  caseOperationProgress(caseId: $caseId, id: $id) { caseOperation { id status percentProgress } stale }
}`;
const update = `mutation ($input: UpdateCaseOperationInput!) {
  updateCaseOperation(input: $input) { userErrors { code } }
}`;

let service: Service;
beforeEach(async () => (service = await startService()));
afterEach(() => service.stop());

async function restart(environment: Record<string, string>) {
  await service.stop();
  service = await startService({ environment });
}

const open = (options?: RawSocketOptions) => openSocket(service.url, options);
const change = (patch: object) => service.query(update, { input: { caseId, id, patch } });
const requests = () => service.sandbox.journal.requests().map(({ method, path: of }) => `${method} ${of}`);
const toSubscribe = (query: string, variables: object = { caseId, id }, messageId = '1') => ({
  ...{ id: messageId, type: 'subscribe', payload: { query, variables } },
});

describe('a subscription over WebSocket', () => {
  it('sends the present state to a client of graphql-ws, each change at once, and ends with the operation', async () => {
    const client = createSocketClient(service.url);
    const results = client.iterate<any>({ query: watchOne, variables: { caseId, id } });
    const next = async () => (await results.next()).value?.data?.caseOperationProgress;
    expect(await next()).toEqual({
      caseOperation: { id, status: 'RUNNING', percentProgress: 50 },
      stale: false,
    });
    await change({ percentProgress: 51 });
    expect((await next()).caseOperation.percentProgress).toBe(51);
    await change({ status: 'SUCCEEDED', percentProgress: 100 });
    expect((await next()).caseOperation.status).toBe('SUCCEEDED');
    expect((await results.next()).done).toBe(true);
    expect(requests()).toEqual([`GET ${path}/${id}`, `PATCH ${path}/${id}`, `PATCH ${path}/${id}`]);
    await client.dispose();
  });

  it.each([
    ['an unknown field', 'subscription { nothing }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['a syntax error', 'subscription {', {}, 'GRAPHQL_PARSE_FAILED'],
    ['a query', '{ __typename }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a mutation',
      update,
      { input: { caseId, id, patch: { percentProgress: 1 } } },
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a missing variable', watchOne, { caseId }, 'BAD_USER_INPUT'],
    ['a deep document', `subscription ${'{ a '.repeat(300)}`, {}, 'DEPTH_LIMIT_EXCEEDED'],
    ['a long document', `subscription { ${'a '.repeat(30_000)} }`, {}, 'DOCUMENT_LIMIT_EXCEEDED'],
  ])('answers %s with an error message, and the connection stays open', async (_, query, variables, code) => {
    const socket = await open();
    socket.send(toSubscribe(query, variables));
    const message = await socket.next();
    expect([message.type, message.id, message.payload[0].extensions.code]).toEqual(['error', '1', code]);
    expect(message.payload[0].extensions.correlationId).toEqual(
      code.startsWith('D') ? undefined : (expect.any(String) as string),
    );
    socket.send(toSubscribe(watchOne, { caseId, id }, '2'));
    expect(await socket.next()).toMatchObject({ type: 'next', id: '2' });
    expect(requests().filter((request) => request.startsWith('PATCH'))).toEqual([]);
    socket.socket.close();
  });

  it('executes only trusted documents, if there are some', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
    const manifest = join(folder, 'manifest.json');
    writeFileSync(
      manifest,
      JSON.stringify({
        format: 'apollo-persisted-query-manifest',
        version: 1,
        operations: [{ id: 'a1', body: watchOne, name: 'w', type: 'subscription' }],
      }),
    );
    await restart({ TRUSTED_DOCUMENTS: manifest });
    const socket = await open();
    socket.send(toSubscribe(`${watchOne} `));
    expect((await socket.next()).payload[0].extensions.code).toBe('DOCUMENT_NOT_TRUSTED');
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'a1' } };
    const payload = { query: watchOne, variables: { caseId, id }, extensions };
    socket.send({ id: '2', type: 'subscribe', payload });
    expect(await socket.next()).toMatchObject({ type: 'next', id: '2' });
    socket.socket.close();
  });

  it('stops its reads when the client completes it, or leaves', async () => {
    const socket = await open();
    socket.send(toSubscribe(watchOne));
    await socket.next();
    expect(service.clock.pending()).toBeGreaterThan(0);
    socket.send({ id: '1', type: 'complete' });
    while (service.clock.pending() > 0) await new Promise(setImmediate);
    socket.send(toSubscribe(watchOne, { caseId, id }, '2'));
    await socket.next();
    expect(service.clock.pending()).toBeGreaterThan(0);
    socket.socket.terminate();
    while (service.clock.pending() > 0) await new Promise(setImmediate);
    service.clock.advance(1_000_000);
    // The second has taken what the first had read.
    expect(requests()).toHaveLength(1);
  });
});

it('a subscription that fails at Microsoft Graph has a result with the code, and ends', async () => {
  const socket = await open();
  socket.send(toSubscribe(watchOne, { caseId, id: 'unknown' }));
  const { type, payload } = await socket.next();
  expect([type, payload.data, payload.errors[0].extensions.code]).toEqual(['next', null, 'NOT_FOUND']);
  expect(await socket.next()).toEqual({ id: '1', type: 'complete' });
  socket.socket.close();
});

describe('the token of a connection', () => {
  beforeEach(async () => {
    await service.stop();
    service = await startService({ ownToken: false });
  });
  const bearersSeen = () => service.sandbox.journal.requests().map(({ headers }) => headers['authorization']);

  it.each<[string, object]>([
    ['Authorization', { Authorization: 'Bearer anna' }],
    ['authorization', { authorization: 'bearer anna' }],
    ['token', { token: 'anna' }],
    ['token with the scheme', { token: 'Bearer anna' }],
    ['authToken', { authToken: 'anna' }],
    ['headers', { headers: { authorization: 'Bearer anna' } }],
    ['connectionParams', { connectionParams: { token: 'Bearer anna' } }],
  ])('may be sent as %s', async (_, init) => {
    const socket = await open({ init });
    socket.send(toSubscribe(watchOne));
    expect(await socket.next()).toMatchObject({ type: 'next' });
    await service.query(
      `{ caseOperation(caseId: "${caseId}", id: "${id}") { id } }`,
      {},
      { authorization: 'Bearer anna' },
    );
    const [first, second] = bearersSeen();
    expect(first).toMatch(/^Bearer ./);
    expect(first).toBe(second);
    socket.socket.close();
  });

  it('may be that of the upgrade', async () => {
    const socket = await open({ headers: { authorization: 'Bearer anna' } });
    socket.send(toSubscribe(watchOne));
    expect(await socket.next()).toMatchObject({ type: 'next' });
    socket.socket.close();
  });

  it('that is missing is an error of the subscription, and closes the connection so that clients get a new one', async () => {
    const socket = await open();
    socket.send(toSubscribe(watchOne));
    const { type, payload } = await socket.next();
    expect([type, payload[0].extensions.code]).toEqual(['error', 'UNAUTHENTICATED']);
    expect(await socket.closed).toEqual([4403, 'Forbidden']);
    expect(requests()).toEqual([]);
  });
});

describe('a connection', () => {
  it.each([
    ['of a page of another origin', { origin: 'https://evil.example' }, 403],
    ['of a page without an origin, such as a file', { origin: 'null' }, 403],
  ])('%s is refused', async (_, headers, status) => {
    await expect(open({ headers })).rejects.toThrow(`${status}`);
  });

  it('of its own pages, and of those that CORS_ORIGINS names, is accepted', async () => {
    await restart({ CORS_ORIGINS: 'https://app.example' });
    for (const origin of [new URL(service.url).origin, 'https://app.example']) {
      const { socket } = await open({ headers: { origin } });
      socket.close();
    }
  });

  it('beyond the limit of its address, or of its caller, is refused', async () => {
    await restart({ LIMIT_STREAMS: '2' });
    const fresh = [await open({ init: false }), await open({ init: false })];
    await expect(open({ init: false })).rejects.toThrow('429');
    for (const { socket } of fresh) socket.terminate();
    await Promise.all(fresh.map(({ closed }) => closed));
    const known = [await open(), await open()];
    const third = await open({ init: false });
    third.send({ type: 'connection_init' });
    expect(await third.closed).toEqual([4429, 'Too many connections']);
    for (const { socket } of known) socket.close();
  });

  it('has as many subscriptions as its caller may have, over all transports', async () => {
    await restart({ LIMIT_STREAMS: '2' });
    const socket = await open();
    for (const messageId of ['1', '2']) {
      socket.send(toSubscribe(watchOne, { caseId, id }, messageId));
      expect(await socket.next()).toMatchObject({ type: 'next' });
    }
    socket.send(toSubscribe(watchOne, { caseId, id }, '3'));
    expect((await socket.next()).payload[0].extensions.code).toBe('RATE_LIMITED');
    const answer = await service.query(watchOne, { caseId, id }, { accept: 'text/event-stream' });
    expect(answer.status).toBe(429);
    socket.send({ id: '1', type: 'complete' });
    socket.send(toSubscribe(watchOne, { caseId, id }, '4'));
    expect(await socket.next()).toMatchObject({ type: 'next', id: '4' });
    socket.socket.close();
  });

  it('counts each subscription as a request of its caller', async () => {
    await restart({ RATE_LIMIT_PER_MINUTE: '3' });
    const socket = await open();
    const codes: unknown[] = [];
    for (const messageId of ['1', '2', '3']) {
      socket.send(toSubscribe(watchOne, { caseId, id }, messageId));
      const { type, payload } = await socket.next();
      codes.push(type === 'error' ? payload[0].extensions.code : type);
      socket.send({ id: messageId, type: 'complete' });
    }
    // The upgrade was the first.
    expect(codes).toEqual(['next', 'next', 'RATE_LIMITED']);
    socket.socket.close();
  });

  it('is closed with "Service restart" when the server stops, and the client connects again', async () => {
    const socket = await open();
    socket.send(toSubscribe(watchOne));
    await socket.next();
    await Promise.all([
      service.app.stop(),
      expect(socket.closed).resolves.toEqual([1012, 'Service restart']),
    ]);
  });

  it('gets the code of the protocol for what is not of the protocol', async () => {
    const other = await open({ protocol: 'graphql-ws', init: false });
    expect((await other.closed)[0]).toBe(4406);
    for (const [message, code] of [
      ['no JSON', 4400],
      ['{"type":"subscribe","id":"1","payload":{"query":"{a}"}}', 4401],
      ['{"type":"unknown"}', 4400],
      ['[]', 4400],
      [`"${'x'.repeat(1_100_000)}"`, 1009],
    ] as const) {
      const socket = await open({ init: false });
      socket.socket.send(message);
      expect([message.slice(0, 40), (await socket.closed)[0]]).toEqual([message.slice(0, 40), code]);
    }
    expect(service.logged.join('\n')).not.toContain('unexpected');
    // The server still serves.
    expect((await service.query('{ __typename }')).status).toBe(200);
  });
});
