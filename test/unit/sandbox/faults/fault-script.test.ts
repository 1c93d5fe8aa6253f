import type { Fault } from '../../../../src/sandbox/faults/fault-rule.js';
import { openSandbox, OPERATIONS, RUNNING } from '../client.js';

const CHANGE = { percentProgress: 88 };

async function patchUnder(fault: Fault) {
  const opened = await openSandbox({ sleep: () => Promise.resolve() });
  opened.sandbox.faults.add(fault);
  const response = await opened.patch(RUNNING, CHANGE).catch(() => undefined);
  const applied = (await opened.get(RUNNING)).json['percentProgress'] === CHANGE.percentProgress;
  return { ...opened, response, applied, entry: opened.sandbox.journal.entries[0] };
}

test.each<[Fault, number | undefined, boolean]>([
  [{ kind: 'status', status: 429 }, 429, false],
  [{ kind: 'status', status: 503, body: 'busy', contentType: 'text/plain' }, 503, false],
  [{ kind: 'status', status: 202 }, 202, true],
  [{ kind: 'slow', ms: 60_000 }, 200, true],
  [{ kind: 'reset-before' }, undefined, false],
  [{ kind: 'reset-after' }, undefined, true],
  [{ kind: 'status-after', status: 503 }, 503, true],
  [{ kind: 'broken-json' }, 200, true],
  [{ kind: 'html' }, 503, false],
  [{ kind: 'html', status: 200 }, 200, true],
  [{ kind: 'empty' }, 200, true],
  [{ kind: 'no-content' }, 204, true],
  [{ kind: 'accepted' }, 202, true],
  [{ kind: 'body', body: '[]' }, 200, true],
  [{ kind: 'body', body: '{}', status: 500 }, 500, false],
  [{ kind: 'truncated' }, undefined, true],
  [{ kind: 'claims-challenge', claims: '{}' }, 401, false],
  [{ kind: 'redirect', location: 'https://example.com/' }, 302, false],
])('a PATCH with the fault %j returns %p; applied: %p', async (fault, status, expected) => {
  const { response, applied, entry } = await patchUnder(fault);
  expect(response?.status).toBe(status);
  expect(applied).toBe(expected);
  expect(entry?.applied).toBe(expected);
});

test('Retry-After is sent unchanged', async () => {
  const { response } = await patchUnder({ kind: 'status', status: 429, retryAfter: '2.128' });
  expect(response?.headers.get('retry-after')).toBe('2.128');
  expect(response?.error).toMatchObject({ code: 'TooManyRequests', message: 'Please retry again later.' });
});

test('a rule can set the headers, the body and the content type of a status', async () => {
  const fault = { body: '<x/>', contentType: 'application/xml', headers: { 'x-odd': 'yes' } };
  const { response } = await patchUnder({ kind: 'status', status: 503, ...fault });
  expect(response?.text).toBe('<x/>');
  expect(response?.headers.get('content-type')).toBe('application/xml');
  expect(response?.headers.get('x-odd')).toBe('yes');
});

test('a server error contains backend addresses and a stack trace, as in Graph', async () => {
  const { response } = await patchUnder({ kind: 'status', status: 503 });
  expect(response?.error.code).toBe('serviceNotAvailable');
  expect(response?.error.message).toContain('https://substrate.office.com:444/');
  expect(response?.error.message).toContain('   at Microsoft.Exchange.');
});

test('an unusual status has an error envelope too', async () => {
  const { response } = await patchUnder({ kind: 'status', status: 418 });
  expect(response?.error.code).toBe('generalException');
});

test('broken-json returns the first part of the normal response', async () => {
  const { response } = await patchUnder({ kind: 'broken-json' });
  expect(response?.text).toMatch(/^\{"@odata.context"/);
  expect(() => JSON.parse(response?.text ?? '') as unknown).toThrow(SyntaxError);
});

test('html returns a page', async () => {
  const { response } = await patchUnder({ kind: 'html' });
  expect(response?.headers.get('content-type')).toContain('text/html');
});

test('a body can be any string', async () => {
  const { response } = await patchUnder({ kind: 'body', body: '{"value":null}' });
  expect(response?.json).toEqual({ value: null });
  expect(response?.headers.get('content-type')).toBe('application/json');
});

test('a claims challenge encodes JSON and keeps base64 unchanged', async () => {
  const challenge = async (claims: string) =>
    (await patchUnder({ kind: 'claims-challenge', claims })).response?.headers.get('www-authenticate') ?? '';
  const json = '{"access_token":{"nbf":{"essential":true}}}';
  const encoded = Buffer.from(json).toString('base64');
  expect(await challenge(json)).toContain(`error="insufficient_claims", claims="${encoded}"`);
  expect(await challenge(encoded)).toContain(`claims="${encoded}"`);
});

test('a redirect has its location', async () => {
  const { response } = await patchUnder({ kind: 'redirect', location: 'https://example.com/x' });
  expect(response?.headers.get('location')).toBe('https://example.com/x');
});

test('slow waits for its number of milliseconds', async () => {
  const waits: number[] = [];
  const { get, sandbox } = await openSandbox({ sleep: (ms) => Promise.resolve(void waits.push(ms)) });
  sandbox.faults.add({ kind: 'slow', ms: 1234 });
  expect((await get(RUNNING)).status).toBe(200);
  expect(waits).toEqual([1234]);
});

test.each([504, undefined])(
  'late responds with %p at once, and executes the request later',
  async (status) => {
    const { promise, resolve: arrive } = Promise.withResolvers<undefined>();
    const sleep = () => promise;
    const { get, patch, sandbox } = await openSandbox({ sleep });
    sandbox.faults.add({ kind: 'late', ms: 700, method: 'PATCH', ...(status !== undefined && { status }) });
    const response = patch(RUNNING, CHANGE).catch(() => undefined);
    while (sandbox.faults.pending.length > 0) await get(OPERATIONS);
    expect((await get(RUNNING)).json['percentProgress']).toBe(50);
    arrive(undefined);
    expect((await get(RUNNING)).json['percentProgress']).toBe(CHANGE.percentProgress);
    await sandbox.stop();
    expect((await response)?.status).toBe(status);
    expect(sandbox.journal.entries.find(({ method }) => method === 'PATCH')?.applied).toBe(true);
  },
);

test('a hanging request ends when the sandbox stops', async () => {
  const { get, sandbox } = await openSandbox();
  sandbox.faults.add({ kind: 'hang', path: 'operations/' });
  const hanging = expect(get(RUNNING)).rejects.toThrow();
  while (sandbox.journal.count() === 0) await get(OPERATIONS.replace(/\/operations$/, ''));
  await sandbox.stop();
  await hanging;
});

test('a fault with a 2xx status applies nothing when the PATCH is not valid', async () => {
  const { patch, sandbox } = await openSandbox();
  sandbox.faults.add({ kind: 'accepted' });
  expect((await patch(RUNNING, { percentProgress: 'x' })).status).toBe(202);
  expect(sandbox.journal.entries[0]).toMatchObject({ status: 202, applied: false });
});

test('a rule applies once by default', async () => {
  const { get, sandbox } = await openSandbox();
  sandbox.faults.add({ kind: 'status', status: 500 });
  expect([(await get(RUNNING)).status, (await get(RUNNING)).status]).toEqual([500, 200]);
  expect(sandbox.faults.pending).toEqual([]);
});

test('times, skip, method and path select the requests of a rule', async () => {
  const { get, patch, sandbox } = await openSandbox();
  sandbox.faults.add({
    kind: 'status',
    status: 504,
    times: 2,
    skip: 1,
    method: 'GET',
    path: 'operations/850',
  });
  const statuses = [
    await get(RUNNING),
    await get(OPERATIONS),
    await patch(RUNNING, CHANGE),
    await get(RUNNING),
    await get(`${RUNNING}?again`),
    await get(RUNNING),
  ].map((response) => response.status);
  expect(statuses).toEqual([200, 200, 200, 504, 504, 200]);
});

test('a rule with times -1 applies until the script is cleared', async () => {
  const { get, sandbox } = await openSandbox();
  sandbox.faults.add({ kind: 'status', status: 500, times: -1 });
  for (let round = 0; round < 3; round += 1) expect((await get(RUNNING)).status).toBe(500);
  expect(sandbox.faults.pending).toHaveLength(1);
  sandbox.faults.clear();
  expect((await get(RUNNING)).status).toBe(200);
});

test('a rule with after applies to the requests after one with its method', async () => {
  const { get, patch, sandbox } = await openSandbox();
  sandbox.faults.add(
    { kind: 'status', status: 502, method: 'PATCH' },
    { kind: 'status', status: 403, method: 'GET', after: 'PATCH', times: -1 },
    { kind: 'status', status: 504, method: 'PATCH', after: 'PATCH' },
  );
  const statuses = [
    await get(RUNNING),
    await get(RUNNING),
    await patch(RUNNING, CHANGE),
    await get(RUNNING),
    await patch(RUNNING, CHANGE),
    await get(RUNNING),
  ].map((response) => response.status);
  expect(statuses).toEqual([200, 200, 502, 403, 504, 403]);
});

test('rules apply in their order, and a rule that skips a request leaves it to the next rule', async () => {
  const { get, sandbox } = await openSandbox();
  sandbox.faults.add(
    { kind: 'status', status: 501, skip: 1 },
    { kind: 'status', status: 502 },
    { kind: 'status', status: 503 },
  );
  const statuses = [await get(RUNNING), await get(RUNNING), await get(RUNNING), await get(RUNNING)];
  expect(statuses.map((response) => response.status)).toEqual([502, 501, 503, 200]);
});

test('a fault that cannot be sent is reported, and the sandbox continues', async () => {
  const { get, sandbox } = await openSandbox();
  sandbox.faults.add({ kind: 'status', status: 99 });
  const response = await get(RUNNING);
  expect([response.status, response.error.code]).toEqual([500, 'SandboxBug']);
  expect((await get(RUNNING)).status).toBe(200);
});
