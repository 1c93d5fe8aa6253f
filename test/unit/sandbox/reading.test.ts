import { CASE_IDS, OPERATION_IDS } from '../../../src/sandbox/world/ids.js';
import { ALL_MEMBERS, CASES, type Json, OPERATIONS, openSandbox, RUNNING } from './client.js';

const NOW = Date.parse('2026-08-01T10:20:30.400Z');

const at = (id: string) => `${OPERATIONS}/${id}`;
const BETA = (path: string) => path.replace('/v1.0/', '/beta/');

test('the running operation is that of the documentation', async () => {
  const { get, sandbox } = await openSandbox({ now: () => NOW });
  const { json, headers } = await get(RUNNING);
  expect(json).toMatchObject({
    '@odata.context': `${sandbox.url}/v1.0/$metadata#security/cases/ediscoveryCases('${CASE_IDS.main}')/operations/$entity`,
    '@odata.type': '#microsoft.graph.security.ediscoveryAddToReviewSetOperation',
    createdDateTime: '2026-08-01T10:10:30.8281972Z',
    completedDateTime: '0001-01-01T00:00:00Z',
    percentProgress: 50,
    status: 'running',
    action: 'addToReviewSet',
    createdBy: { application: null, user: { displayName: 'MOD Administrator' } },
  });
  expect(headers.get('content-type')).toContain('application/json');
  expect(headers.get('preference-applied')).toBeNull();
});

test('the main case has an operation of each type, of the base type, of an unknown type and without a type', async () => {
  const { get } = await openSandbox();
  const types = (await get(OPERATIONS)).value.map((operation) => operation['@odata.type']);
  expect(new Set(types)).toEqual(
    new Set([
      ...['Index', 'Hold', 'Tag', 'PurgeData', 'HoldPolicySync', 'Estimate', 'AddToReviewSet', 'Export']
        .concat('SearchExport', 'QuantumSweep')
        .map((name) => `#microsoft.graph.security.ediscovery${name}Operation`),
      '#microsoft.graph.security.caseOperation',
      undefined,
    ]),
  );
});

test('the main case has every published action and status', async () => {
  const { get } = await openSandbox();
  const { value } = await get(OPERATIONS, ALL_MEMBERS);
  const all = (name: string) => value.map((operation) => operation[name]);
  expect(all('action')).toEqual(
    expect.arrayContaining(
      (
        'contentExport applyTags convertToPdf index estimateStatistics addToReviewSet holdUpdate ' +
        'unknownFutureValue purgeData exportReport exportResult holdPolicySync quantumSweep'
      ).split(' '),
    ),
  );
  expect(all('status')).toEqual(
    expect.arrayContaining(
      'notStarted submissionFailed running succeeded partiallySucceeded failed unknownFutureValue paused'.split(
        ' ',
      ),
    ),
  );
});

test('operation ids are 32 hex digits and unique', async () => {
  const { sandbox } = await openSandbox();
  const ids = sandbox.store
    .cases()
    .flatMap((item) => sandbox.store.operations(item['id'] as string) ?? [])
    .map((operation) => operation['id'] as string);
  expect(ids.filter((id) => !/^[0-9a-f]{32}$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

test('the demo world is the same for the same start', async () => {
  const worlds = [await openSandbox({ now: () => NOW }), await openSandbox({ now: () => NOW })];
  const [one, other] = worlds.map(({ sandbox }) => sandbox.store.operations(CASE_IDS.main));
  expect(one).toEqual(other);
});

test.each([
  [OPERATION_IDS.purge, 'purgeData'],
  [OPERATION_IDS.exportReport, 'exportReport'],
  [OPERATION_IDS.exportResult, 'exportResult'],
  [OPERATION_IDS.holdPolicySync, 'holdPolicySync'],
  [OPERATION_IDS.future, 'quantumSweep'],
])('the operation %s shows the action %s only on request', async (id, action) => {
  const { get } = await openSandbox();
  expect((await get(at(id))).json['action']).toBe('unknownFutureValue');
  const asked = await get(at(id), ALL_MEMBERS);
  expect(asked.json['action']).toBe(action);
  expect(asked.headers.get('preference-applied')).toBe('include-unknown-enum-members');
});

test.each([
  'return=minimal, Include-Unknown-Enum-Members',
  'include-unknown-enum-members;x=1 ,respond-async',
])('Prefer: %s requests all members', async (prefer) => {
  const { get } = await openSandbox();
  expect((await get(at(OPERATION_IDS.purge), { prefer })).json['action']).toBe('purgeData');
});

test.each(['include - unknown -enum-members', 'return=include-unknown-enum-members'])(
  'Prefer: %s does not',
  async (prefer) => {
    const { get } = await openSandbox();
    expect((await get(at(OPERATION_IDS.purge), { prefer })).json['action']).toBe('unknownFutureValue');
  },
);

test('later members are hidden in lists of flags and in every other enum', async () => {
  const { get } = await openSandbox();
  expect((await get(at(OPERATION_IDS.export))).json).toMatchObject({
    exportOptions: 'originalFiles,tags,unknownFutureValue',
    exportStructure: 'unknownFutureValue',
    action: 'contentExport',
  });
  expect((await get(at(OPERATION_IDS.export), ALL_MEMBERS)).json).toMatchObject({
    exportOptions: 'originalFiles, tags, splitSource, condensePaths',
    exportStructure: 'msg',
  });
});

test('a list of flags without later members is unchanged', async () => {
  const { get } = await openSandbox();
  const { json } = await get(at(OPERATION_IDS.estimate));
  expect(json['statisticsOptions']).toBe('includeRefiners, includeQueryStats, includeUnindexedStats');
});

test('an unpublished status of a case is hidden too', async () => {
  const { get } = await openSandbox();
  const path = `${CASES}/${CASE_IDS.unknown}`;
  expect((await get(path)).json['status']).toBe('unknownFutureValue');
  expect((await get(path, ALL_MEMBERS)).json['status']).toBe('frozen');
});

test('an Int64 is exact to the digit', async () => {
  const { get } = await openSandbox();
  expect((await get(at(OPERATION_IDS.estimate))).text).toContain('"indexedItemsSize":9007199254740993,');
  expect((await get(OPERATIONS)).text).toContain('{"qubits":9007199254740995}');
});

test('the SAS token of an export is returned by beta only', async () => {
  const { get } = await openSandbox();
  const path = at(OPERATION_IDS.export);
  expect((await get(path)).json).not.toHaveProperty('azureBlobToken');
  expect((await get(BETA(path))).json['azureBlobToken']).toContain('sig=');
});

test('the demo world has cases in every status, some without values', async () => {
  const { get } = await openSandbox();
  const { value } = await get(CASES, ALL_MEMBERS);
  expect(value.map((item) => item['status'])).toEqual([
    'active',
    'closed',
    'pendingDelete',
    'closing',
    'closedWithError',
    'frozen',
  ]);
  expect(value.some((item) => item['lastModifiedBy'] === null)).toBe(true);
  expect(value.some((item) => item['externalId'] === '')).toBe(true);
  expect(value.some((item) => !('closedBy' in item))).toBe(true);
});

test('a case can be read by its id', async () => {
  const { get, sandbox } = await openSandbox();
  const { json } = await get(BETA(`${CASES}/${CASE_IDS.main}`));
  expect(json['displayName']).toBe('Contoso v. Fabrikam');
  expect(json['@odata.context']).toBe(`${sandbox.url}/beta/$metadata#security/cases/ediscoveryCases/$entity`);
});

test('cases and operations that a test puts into the store can be read', async () => {
  const { get, sandbox } = await openSandbox();
  sandbox.store.putCase({ id: 'c', status: 'active' });
  sandbox.store.putOperation('c', { id: 'o', status: 'running' });
  sandbox.store.putOperation('c', { id: 'o', status: 'failed' } satisfies Json);
  expect((await get(`${CASES}/c/operations`)).value).toEqual([{ id: 'o', status: 'failed' }]);
  sandbox.store.removeOperation('c', 'o');
  expect((await get(`${CASES}/c/operations`)).value).toEqual([]);
  sandbox.store.removeCase('c');
  expect((await get(`${CASES}/c/operations`)).status).toBe(404);
});
