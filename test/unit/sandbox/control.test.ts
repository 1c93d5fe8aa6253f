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
  ['[{"kind":"late"}]', "'ms' of a fault rule must be of type number"],
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
  expect(await setPatchStatus(202)).toBe(204);
  expect((await patch(RUNNING, {})).status).toBe(202);
  expect(await setPatchStatus(405)).toBe(204);
  expect((await patch(RUNNING, {})).status).toBe(405);
  expect(await setPatchStatus(500)).toBe(400);
});

describe('the behaviour over HTTP', () => {
  const put = (body: unknown) => ['PUT', '/_sandbox/behaviour', {}, JSON.stringify(body)] as const;

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
  expect((await send('POST', '/_sandbox/reset')).status).toBe(204);
  expect((await get(RUNNING)).json['percentProgress']).toBe(50);
});

test('an unknown control endpoint lists the available endpoints', async () => {
  const { get } = await openSandbox();
  const response = await get('/_sandbox/');
  expect(response.status).toBe(404);
  expect(response.error.message).toContain('PUT /_sandbox/patch-status');
});
