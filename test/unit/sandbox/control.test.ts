import { openSandbox, RUNNING } from './client.js';

const NO_BEARER = { authorization: '' };

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
  const add = (rules: unknown) => send('POST', '/_sandbox/faults', {}, JSON.stringify(rules));
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
  ['[{"kind":"hang"},{"kind":"hang","tiems":2}]', "has no field 'tiems'"],
])('the fault rules %s are rejected as a whole', async (body, message) => {
  const { send, sandbox } = await openSandbox();
  const response = await send('POST', '/_sandbox/faults', {}, body);
  expect(response.status).toBe(400);
  expect(response.error.message).toContain(message);
  expect(sandbox.faults.pending).toEqual([]);
});

test('the result of a PATCH can be set over HTTP', async () => {
  const { patch, send } = await openSandbox();
  const setPatchStatus = async (status: unknown) =>
    (await send('PUT', '/_sandbox/patch-status', {}, JSON.stringify({ status }))).status;
  expect(await setPatchStatus(204)).toBe(204);
  expect((await patch(RUNNING, {})).status).toBe(204);
  expect(await setPatchStatus(405)).toBe(204);
  expect((await patch(RUNNING, {})).status).toBe(405);
  expect(await setPatchStatus(500)).toBe(400);
});

test('the store can be reset over HTTP', async () => {
  const { get, patch, send } = await openSandbox();
  await patch(RUNNING, { percentProgress: 1 });
  expect((await send('POST', '/_sandbox/reset')).status).toBe(204);
  expect((await get(RUNNING)).json['percentProgress']).toBe(50);
});

test('an unknown control endpoint lists the available endpoints', async () => {
  const { get } = await openSandbox();
  const response = await get('/_sandbox/');
  expect(response.status).toBe(404);
  expect(response.error.message).toContain('PUT /_sandbox/patch-status');
});
