import { request as httpRequest } from 'node:http';
import { OPERATIONS, openSandbox, RUNNING } from './client.js';

const NO_BEARER = { authorization: '' };
const JSON_BODY = { 'content-type': 'application/json' };

test('the journal can be read and cleared over HTTP, without a bearer token and without an entry in the journal', async () => {
  const { get, send, sandbox } = await openSandbox();
  await get(RUNNING);
  const response = await get('/_sandbox/journal', NO_BEARER);
  expect(response.json['entries']).toMatchObject([{ method: 'GET', path: RUNNING, status: 200 }]);
  expect(response.json['requests']).toEqual(['GET /v1.0/security/cases/ediscoveryCases/…/operations/…']);
  expect(sandbox.journal.entries).toHaveLength(1);
  expect((await send('DELETE', '/_sandbox/journal', NO_BEARER)).status).toBe(204);
  expect(sandbox.journal.entries).toEqual([]);
});

test('faults can be added and cleared over HTTP', async () => {
  const { get, send } = await openSandbox();
  const add = (rules: unknown) => send('POST', '/_sandbox/faults', JSON_BODY, JSON.stringify(rules));
  expect((await add([{ kind: 'status', status: 502 }])).status).toBe(204);
  await add([{ kind: 'status', status: 503, times: -1 }]);
  expect([(await get(RUNNING)).status, (await get(RUNNING)).status]).toEqual([502, 503]);
  expect((await get('/_sandbox/faults')).json).toEqual({
    pending: [{ kind: 'status', status: 503, times: -1 }],
  });
  expect((await send('DELETE', '/_sandbox/faults')).status).toBe(204);
  expect((await get(RUNNING)).status).toBe(200);
});

test.each([
  ['{}', 'Expected a list of fault rules.'],
  ['nonsense', 'Expected a list of fault rules.'],
  ['[1]', 'must be an object'],
  ['[{"kind":"explode"}]', 'Unknown kind'],
  ['[{"kind":"toString"}]', 'Unknown kind'],
  ['[{"kind":"status"}]', "'status' of a fault rule must be of type number"],
  ['[{"kind":"slow","ms":"5"}]', "'ms' of a fault rule must be of type number"],
  ['[{"kind":"late"}]', "'ms' of a fault rule must be of type number"],
  ['[{"kind":"hang"},{"kind":"hang","tiems":2}]', "has no field 'tiems'"],
])('the fault rules %s are rejected as a whole', async (body, message) => {
  const { send, sandbox } = await openSandbox();
  const response = await send('POST', '/_sandbox/faults', JSON_BODY, body);
  expect(response.status).toBe(400);
  expect(response.error.message).toContain(message);
  expect(sandbox.faults.pending).toEqual([]);
});

test('the result of a PATCH can be set over HTTP', async () => {
  const { patch, send } = await openSandbox();
  const setPatchStatus = async (status: unknown) =>
    (await send('PUT', '/_sandbox/patch-status', JSON_BODY, JSON.stringify({ status }))).status;
  expect(await setPatchStatus(204)).toBe(204);
  expect((await patch(RUNNING, {})).status).toBe(204);
  expect(await setPatchStatus(202)).toBe(204);
  expect((await patch(RUNNING, {})).status).toBe(202);
  expect(await setPatchStatus(405)).toBe(204);
  expect((await patch(RUNNING, {})).status).toBe(405);
  expect(await setPatchStatus(500)).toBe(400);
});

describe('the behaviour over HTTP', () => {
  const put = (body: unknown) => ['PUT', '/_sandbox/behaviour', JSON_BODY, JSON.stringify(body)] as const;

  test('it can be read, replaced and removed', async () => {
    const { get, patch, send } = await openSandbox();
    expect((await send(...put({ readOnly: ['percentProgress'], readLagMs: 1 }))).status).toBe(204);
    await patch(RUNNING, { percentProgress: 1 });
    expect((await get(RUNNING)).json['percentProgress']).toBe(50);
    expect((await send(...put({ omitNulls: true }))).status).toBe(204);
    const { json } = await get('/_sandbox/behaviour');
    expect(json).toMatchObject({ omitNulls: true, readOnly: [], readLagMs: 0 });
    expect((await send('DELETE', '/_sandbox/behaviour')).status).toBe(204);
    expect((await get('/_sandbox/behaviour')).json).toMatchObject({ omitNulls: false });
  });

  test.each([
    [[], 'Expected an object with the fields of a behaviour.'],
    [{ lag: 1 }, "A behaviour has no field 'lag'."],
    [{ toString: 1 }, "A behaviour has no field 'toString'."],
    [{ readLagMs: '5' }, "'readLagMs' of a behaviour must be an integer from 0 to 60000."],
    [{ readLagMs: 60_001 }, "'readLagMs' of a behaviour must be an integer from 0 to 60000."],
    [{ quotaPerMinute: 1.5 }, "'quotaPerMinute' of a behaviour must be an integer from 0 to 1000000."],
    [{ fractions: 'up' }, "'fractions' of a behaviour must be one of keep, cut, round."],
    [{ batchStatus: 500 }, "'batchStatus' of a behaviour must be one of 200, 404, 405."],
    [{ omitNulls: 1 }, "'omitNulls' of a behaviour must be true or false."],
    [{ readOnly: [1] }, "'readOnly' of a behaviour must be a list of strings."],
  ])('%j is rejected, and the behaviour is unchanged', async (body, message) => {
    const { send, get } = await openSandbox({ behaviour: { shortListItems: true } });
    const response = await send(...put(body));
    expect(response.status).toBe(400);
    expect(response.error.message).toContain(message);
    expect((await get('/_sandbox/behaviour')).json).toMatchObject({ shortListItems: true });
  });
});

test('the store can be reset over HTTP', async () => {
  const { get, patch, send } = await openSandbox();
  await patch(RUNNING, { percentProgress: 1 });
  expect((await send('POST', '/_sandbox/reset', JSON_BODY)).status).toBe(204);
  expect((await get(RUNNING)).json['percentProgress']).toBe(50);
});

test('an unknown control endpoint lists the available endpoints', async () => {
  const { get } = await openSandbox();
  const response = await get('/_sandbox/');
  expect(response.status).toBe(404);
  expect(response.error.message).toContain('PUT /_sandbox/patch-status');
});

/** Sends a request with exactly these headers, as a browser does: fetch() sets or refuses some of them. */
function sendRaw(method: string, url: string, headers: Record<string, string>, body = ''): Promise<number> {
  return new Promise((resolve, reject) => {
    const length = 'content-length' in headers ? {} : { 'transfer-encoding': 'chunked' };
    const request = httpRequest(url, { method, headers: { ...length, ...headers } }, (response) => {
      response.resume().once('end', () => {
        resolve(response.statusCode ?? 0);
      });
    });
    request.once('error', reject).end(body);
  });
}

const HANG = JSON.stringify([{ kind: 'hang' }]);
const ENDPOINTS = [
  ['GET', 'journal'],
  ['DELETE', 'journal'],
  ['GET', 'faults'],
  ['POST', 'faults'],
  ['DELETE', 'faults'],
  ['PUT', 'patch-status'],
  ['POST', 'reset'],
  ['OPTIONS', 'reset'],
] as const;

test.each<[string, Record<string, string>]>([
  ['another origin', { origin: 'https://attacker.example' }],
  ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
  ['a sandboxed frame, which has no origin', { origin: 'null' }],
  ['another site, without the origin', { 'sec-fetch-site': 'cross-site' }],
  ['another port of this machine, without the origin', { 'sec-fetch-site': 'same-site' }],
  ['a host name that is rebound to this address', { host: 'attacker.example:4001' }],
  [
    'a rebound host name with its own origin',
    { host: 'attacker.example', origin: 'http://attacker.example' },
  ],
  ['a host name that begins like an address', { host: '127.0.0.1.attacker.example' }],
  ['a host name that ends like localhost', { host: 'attacker-localhost' }],
  ['a port without a host name', { host: ':4001' }],
])('every control request of %s is rejected and changes nothing', async (_, headers) => {
  const { sandbox, patch, get } = await openSandbox();
  await patch(RUNNING, { percentProgress: 1 });
  sandbox.faults.add({ kind: 'slow', ms: 0, path: 'nowhere' });
  for (const [method, name] of ENDPOINTS) {
    const status = await sendRaw(
      method,
      `${sandbox.url}/_sandbox/${name}`,
      { ...JSON_BODY, ...headers },
      HANG,
    );
    expect([method, name, status]).toEqual([method, name, 403]);
  }
  expect(sandbox.journal.entries).toHaveLength(1);
  expect(sandbox.faults.pending).toHaveLength(1);
  expect((await get(RUNNING)).json['percentProgress']).toBe(1);
});

test.each([
  '',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=application/json',
])(
  'a request with the content type "%s", which a page can send without a preflight, is rejected',
  async (type) => {
    const { sandbox } = await openSandbox();
    const headers: Record<string, string> = type === '' ? {} : { 'content-type': type };
    for (const name of ['faults', 'reset']) {
      expect(await sendRaw('POST', `${sandbox.url}/_sandbox/${name}`, headers, HANG)).toBe(415);
    }
    expect(await sendRaw('PUT', `${sandbox.url}/_sandbox/patch-status`, headers, '{"status":405}')).toBe(415);
    expect(sandbox.faults.pending).toEqual([]);
  },
);

test.each(['127.0.0.1', 'localhost', '127.0.0.1:80', '[::1]:4001', '192.168.0.7:4001', 'LOCALHOST:1'])(
  'the sandbox can be controlled under the host %s, also by a page of its own origin',
  async (host) => {
    const { sandbox } = await openSandbox();
    const headers = { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin', ...JSON_BODY };
    expect(await sendRaw('POST', `${sandbox.url}/_sandbox/reset`, headers)).toBe(204);
  },
);

test('a control request with a body of more than 100 kB is rejected', async () => {
  const { send, sandbox } = await openSandbox();
  const rule = { kind: 'body', body: { text: 'a'.repeat(102_400) } };
  const response = await send('POST', '/_sandbox/faults', JSON_BODY, JSON.stringify([rule]));
  expect([response.status, response.error.message]).toEqual([
    413,
    'Expected a body of at most 102400 bytes.',
  ]);
  expect(sandbox.faults.pending).toEqual([]);
});

test.each([
  ['PATCH', RUNNING],
  ['POST', '/v1.0/$batch'],
  ['GET', OPERATIONS],
])('a %s of the emulated Graph with a body of more than 4 MiB is rejected', async (method, path) => {
  const { sandbox, get } = await openSandbox();
  const body = JSON.stringify({ resultInfo: { message: 'a'.repeat(4_194_304) } });
  const headers = { ...JSON_BODY, authorization: 'Bearer sandbox' };
  const length = { 'content-length': String(Buffer.byteLength(body)) };
  expect(await sendRaw(method, sandbox.url + path, { ...headers, ...length }, body)).toBe(413);
  expect(await sendRaw(method, sandbox.url + path, headers, body)).toBe(413);
  expect((await get(RUNNING)).json['percentProgress']).toBe(50);
});
