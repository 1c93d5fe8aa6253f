import { CASE_IDS, OPERATION_IDS } from '../../../src/sandbox/world/ids.js';
import { ALL_MEMBERS, CASES, OPERATIONS, openSandbox, RUNNING } from './client.js';

test('a PATCH returns 200 with the complete updated object, and the change is stored', async () => {
  const { get, patch, sandbox } = await openSandbox();
  const response = await patch(RUNNING, { percentProgress: 70, action: 'convertToPdf' });
  expect(response.status).toBe(200);
  expect(response.json).toMatchObject({
    id: OPERATION_IDS.running,
    percentProgress: 70,
    action: 'convertToPdf',
    status: 'running',
    documentVersion: 'recent10',
  });
  expect((await get(RUNNING)).json).toEqual(response.json);
  expect(sandbox.journal.entries[0]?.applied).toBe(true);
});

test('null clears a property, and an absent property is kept', async () => {
  const { patch } = await openSandbox();
  const { json } = await patch(`${OPERATIONS}/${OPERATION_IDS.export}`, {
    resultInfo: null,
    createdBy: null,
    action: null,
    status: null,
    percentProgress: null,
    createdDateTime: null,
  });
  expect(json).toMatchObject({ resultInfo: null, createdBy: null, action: null, status: null });
  expect(json).toMatchObject({ percentProgress: null, createdDateTime: null });
  expect(json['completedDateTime']).toMatch(/\.018Z$/);
});

test('an empty object is accepted and changes nothing', async () => {
  const { get, patch } = await openSandbox({ now: () => 0 });
  const before = await get(RUNNING);
  expect((await patch(RUNNING, {})).json).toEqual(before.json);
});

test.each([
  ['application/json; charset=utf-8', 200],
  ['Application/JSON;IEEE754Compatible=false', 200],
  ['text/plain', 415],
  ['application/merge-patch+json', 415],
])('Content-Type %s returns %i', async (type, status) => {
  const { patch } = await openSandbox();
  expect((await patch(RUNNING, {}, { 'content-type': type })).status).toBe(status);
});

test('a body without Content-Type is rejected', async () => {
  const { sandbox, send } = await openSandbox();
  // fetch sends no Content-Type for bytes.
  const body = new TextEncoder().encode('{}');
  const response = await fetch(sandbox.url + RUNNING, {
    method: 'PATCH',
    headers: { authorization: 'Bearer x' },
    body,
  });
  expect(response.status).toBe(415);
  expect((await send('PATCH', RUNNING)).status).toBe(415);
});

test.each(['', '{"status":', '[]', 'null', '"text"', '7'])('the body %j is rejected', async (text) => {
  const { send } = await openSandbox();
  const response = await send('PATCH', RUNNING, { 'content-type': 'application/json' }, text);
  expect([response.status, response.error.code]).toEqual([400, 'BadRequest']);
});

test.each(['outputName', 'statusRaw', 'caseId', '__proto__', 'constructor', 'Status'])(
  'the property %s is not known',
  async (name) => {
    const { send } = await openSandbox();
    const response = await send('PATCH', RUNNING, { 'content-type': 'application/json' }, `{"${name}":1}`);
    expect(response.status).toBe(400);
    expect(response.error.message).toBe(
      `Could not find a property named '${name}' on type 'microsoft.graph.security.caseOperation'.`,
    );
  },
);

test.each([
  [{ id: OPERATION_IDS.running }],
  [{ '@odata.type': 7 }],
  [{ createdBy: { '@odata.type': null } }],
  [{ action: 'quantumSweep' }],
  [{ action: 'CONTENT_EXPORT' }],
  [{ action: 3 }],
  [{ action: '' }],
  [{ status: 'cancelled' }],
  [{ status: 'running,failed' }],
  [{ percentProgress: '50' }],
  [{ percentProgress: 50.5 }],
  [{ percentProgress: 2_147_483_648 }],
  [{ percentProgress: true }],
  [{ completedDateTime: 'String (timestamp)' }],
  [{ completedDateTime: '2026-08-01' }],
  [{ createdDateTime: 1_785_000_000 }],
  [{ createdBy: 'me' }],
  [{ createdBy: [] }],
  [{ createdBy: { user: 'me' } }],
  [{ createdBy: { user: { id: 5 } } }],
  [{ createdBy: { device: { displayName: {} } } }],
  [{ resultInfo: {} }],
  [{ resultInfo: 'fine' }],
  [{ resultInfo: { code: 1 } }],
  [{ resultInfo: { subcode: 1 } }],
  [{ resultInfo: { code: null, subcode: 1 } }],
  [{ resultInfo: { code: 1.5, subcode: 1 } }],
  [{ resultInfo: { code: 1, subcode: 1, message: 2 } }],
  [{ resultInfo: { code: 1, subcode: 1, details: [] } }],
])('%j is rejected and nothing is applied', async (body) => {
  const { patch, sandbox } = await openSandbox({ now: () => 0 });
  const before = sandbox.store.findOperation(CASE_IDS.main, OPERATION_IDS.running);
  const response = await patch(RUNNING, { percentProgress: 99, ...body }, ALL_MEMBERS);
  expect([response.status, response.error.code]).toEqual([400, 'BadRequest']);
  expect(sandbox.store.findOperation(CASE_IDS.main, OPERATION_IDS.running)).toEqual(before);
  expect(sandbox.journal.entries[0]).toMatchObject({ status: 400, applied: false });
});

test.each([
  [{ percentProgress: -5 }],
  [{ percentProgress: 2_147_483_647 }],
  [{ completedDateTime: '2026-08-01T10:20:30.1234567Z' }],
  [{ status: 'partiallySucceeded' }],
  [{ createdBy: { application: null, guest: 'anybody', user: { id: null, tenantId: 't' } } }],
  [{ resultInfo: { code: -1, message: null, subcode: 0 } }],
])('%j is accepted', async (body) => {
  const { patch } = await openSandbox();
  expect((await patch(RUNNING, body)).json).toMatchObject(body);
});

test('annotations are accepted and not stored', async () => {
  const { patch } = await openSandbox();
  const { status, json } = await patch(RUNNING, {
    '@odata.type': '#microsoft.graph.security.caseOperation',
    'createdBy@odata.type': 'microsoft.graph.identitySet',
    createdBy: { '@odata.type': 'microsoft.graph.identitySet', user: { '@odata.type': 'x', id: 'u' } },
    resultInfo: { '@odata.type': 'microsoft.graph.resultInfo', code: 1, subcode: 2 },
  });
  expect(status).toBe(200);
  expect(json['@odata.type']).toBe('#microsoft.graph.security.ediscoveryAddToReviewSetOperation');
  expect(json['createdBy']).toEqual({ user: { id: 'u' } });
  expect(json['resultInfo']).toEqual({ code: 1, message: null, subcode: 2 });
});

test('a later member can be written only with the Prefer header', async () => {
  const { patch } = await openSandbox();
  expect((await patch(RUNNING, { action: 'purgeData' })).status).toBe(400);
  const response = await patch(RUNNING, { action: 'purgeData' }, ALL_MEMBERS);
  expect([response.status, response.json['action']]).toEqual([200, 'purgeData']);
  expect(response.headers.get('preference-applied')).toBe('include-unknown-enum-members');
});

test('unknownFutureValue is treated as an absent property', async () => {
  const { patch } = await openSandbox();
  const sentinels = { action: 'unknownFutureValue', status: 'unknownFutureValue' };
  const { status, json } = await patch(RUNNING, { ...sentinels, percentProgress: 51 });
  expect(status).toBe(200);
  expect(json).toMatchObject({ action: 'addToReviewSet', status: 'running', percentProgress: 51 });
});

test('a date is returned in UTC', async () => {
  const { patch } = await openSandbox();
  const { json } = await patch(RUNNING, { completedDateTime: '2026-08-01T12:00:00.5000+02:00' });
  expect(json['completedDateTime']).toBe('2026-08-01T10:00:00.5Z');
});

test('an operation that does not exist cannot be changed', async () => {
  const { patch } = await openSandbox();
  expect((await patch(`${CASES}/${CASE_IDS.closed}/operations/x`, {})).status).toBe(404);
  expect((await patch(`${CASES}/x/operations/${OPERATION_IDS.running}`, {})).status).toBe(404);
});

test('a PATCH can return 204: applied, without a body', async () => {
  const { get, patch } = await openSandbox({ patchStatus: 204 });
  const response = await patch(RUNNING, { percentProgress: 61 });
  expect([response.status, response.text]).toEqual([204, '']);
  expect(response.headers.get('request-id')).not.toBeNull();
  expect((await get(RUNNING)).json['percentProgress']).toBe(61);
});

test('a PATCH can be rejected with 405 at any time', async () => {
  const { get, patch, sandbox } = await openSandbox();
  sandbox.setPatchStatus(405);
  const response = await patch(RUNNING, { percentProgress: 61 });
  expect([response.status, response.error.code]).toEqual([405, 'Request_BadRequest']);
  expect((await get(RUNNING)).json['percentProgress']).toBe(50);
});

test('by default there are no etags, and If-Match is ignored as in Graph', async () => {
  const { patch } = await openSandbox();
  const response = await patch(RUNNING, {}, { 'if-match': 'W/"stale"' });
  expect(response.status).toBe(200);
  expect(response.json).not.toHaveProperty('@odata.etag');
});

test('with etags every change updates the etag, and an outdated If-Match is rejected', async () => {
  const { get, patch } = await openSandbox({ etags: true });
  const path = `${OPERATIONS}/${OPERATION_IDS.tag}`;
  const before = (await get(path)).json['@odata.etag'] as string;
  const after = (await patch(path, { percentProgress: 1 }, { 'if-match': before })).json['@odata.etag'];
  expect(before).toMatch(/^W\/"\d+"$/);
  expect(after).not.toBe(before);
  const stale = await patch(path, { percentProgress: 2 }, { 'if-match': before });
  expect([stale.status, stale.error.code]).toEqual([412, 'resourceModified']);
  expect((await patch(path, { percentProgress: 2 }, { 'if-match': '*' })).status).toBe(200);
});

test('with etags the clock updates the etag too', async () => {
  let now = 0;
  const { get } = await openSandbox({ etags: true, now: () => now });
  const before = (await get(RUNNING)).json['@odata.etag'];
  now = 5 * 60_000;
  expect((await get(RUNNING)).json['@odata.etag']).not.toBe(before);
});
