import { CASE_IDS, OPERATION_IDS } from '../../src/sandbox/world/ids.js';
import { type Service, startService } from '../testkit/service.js';

const caseId = CASE_IDS.main;

describe('reading operations and cases', () => {
  let service: Service;
  beforeAll(async () => (service = await startService({ environment: { LIMIT_ROOT_FIELDS: '100' } })));
  afterAll(() => service.stop());
  beforeEach(() => {
    service.sandbox.store.reset();
    service.sandbox.faults.clear();
    service.sandbox.journal.clear();
  });

  const operation = async (id: string, fields: string) => {
    const { data, errors } = await service.query(
      `query ($caseId: ID!, $id: ID!) { caseOperation(caseId: $caseId, id: $id) { ${fields} } }`,
      { caseId, id },
    );
    return { errors, found: data.caseOperation };
  };

  it.each([
    ['running', 'ADD_TO_REVIEW_SET', 'EdiscoveryAddToReviewSetDetails'],
    ['untyped', 'HOLD', undefined],
    ['estimate', 'ESTIMATE', 'EdiscoveryEstimateDetails'],
    ['index', 'INDEX', undefined],
    ['hold', 'HOLD', undefined],
    ['holdPolicySync', 'HOLD_POLICY_SYNC', 'EdiscoveryHoldPolicySyncDetails'],
    ['export', 'EXPORT', 'EdiscoveryExportDetails'],
    ['exportResult', 'SEARCH_EXPORT', 'EdiscoverySearchExportDetails'],
    ['exportReport', 'SEARCH_EXPORT', 'EdiscoverySearchExportDetails'],
    ['purge', 'PURGE_DATA', 'EdiscoveryPurgeDataDetails'],
    ['tag', 'TAG', undefined],
    ['base', 'UNKNOWN', undefined],
    ['future', 'UNKNOWN', undefined],
    ['sparse', 'INDEX', undefined],
    ['sentinel', 'INDEX', undefined],
  ] as const)('the seeded operation %s is of kind %s', async (name, kind, details) => {
    const { found, errors } = await operation(OPERATION_IDS[name], 'kind details { __typename }');
    expect(errors).toEqual([]);
    expect(found).toEqual({ kind, details: details ? { __typename: details } : null });
  });

  it('an unfinished operation has no completedDateTime, although Graph returns the year 1', async () => {
    const raw = service.sandbox.store.findOperation(caseId, OPERATION_IDS.running);
    expect(raw).toMatchObject({ completedDateTime: '0001-01-01T00:00:00Z' });
    const { found } = await operation(OPERATION_IDS.running, 'completedDateTime isTerminal');
    expect(found).toEqual({ completedDateTime: null, isTerminal: false });
  });

  it('an unknown enum member does not fail the field, and its raw value is returned', async () => {
    const { found } = await operation(
      OPERATION_IDS.future,
      'action actionRaw status statusRaw isTerminal odataType',
    );
    expect(found).toEqual({
      action: 'UNKNOWN_FUTURE_VALUE',
      actionRaw: 'quantumSweep',
      status: 'UNKNOWN_FUTURE_VALUE',
      statusRaw: 'paused',
      isTerminal: false,
      odataType: '#microsoft.graph.security.ediscoveryQuantumSweepOperation',
    });
  });

  it('enum members after the sentinel are returned, because reads send the Prefer header', async () => {
    expect((await operation(OPERATION_IDS.purge, 'action')).found).toEqual({ action: 'PURGE_DATA' });
  });

  it('an Int64 beyond 2^53 keeps its digits', async () => {
    const { found } = await operation(
      OPERATION_IDS.estimate,
      'details { ... on EdiscoveryEstimateDetails { indexedItemsSize statisticsOptions statisticsOptionsRaw } }',
    );
    expect(found.details.indexedItemsSize).toBe('9007199254740993');
    expect(found.details.statisticsOptions).toContain('INCLUDE_UNINDEXED_STATS');
    expect(found.details.statisticsOptionsRaw).toContain(', ');
  });

  it('an operation with null for every property is returned', async () => {
    const { found, errors } = await operation(
      OPERATION_IDS.sparse,
      'id action status createdDateTime createdBy { user { identityId } } percentProgress resultInfo { code } kind',
    );
    expect(errors).toEqual([]);
    expect(found).toEqual({
      id: OPERATION_IDS.sparse,
      action: null,
      status: null,
      createdDateTime: null,
      createdBy: null,
      percentProgress: null,
      resultInfo: null,
      kind: 'INDEX',
    });
  });

  it('a wrong JSON type affects its own field only', async () => {
    const body = JSON.stringify({
      id: OPERATION_IDS.running,
      action: 7,
      status: ['running'],
      percentProgress: 4_000_000_000,
      createdBy: 'me',
      resultInfo: { code: 'x', subcode: 3, message: {} },
      createdDateTime: '2026-13-01T00:00:00Z',
      completedDateTime: '2026-08-31T13:45:00Z',
    }).replace('{', '{"__proto__":{"status":"failed"},');
    service.sandbox.faults.add({ kind: 'body', body });
    const { found, errors } = await operation(
      OPERATION_IDS.running,
      'action status percentProgress createdBy { user { identityId } } resultInfo { code subcode message } createdDateTime completedDateTime',
    );
    expect(errors).toEqual([]);
    expect(found).toEqual({
      action: null,
      status: null,
      percentProgress: null,
      createdBy: null,
      resultInfo: { code: null, subcode: 3, message: null },
      createdDateTime: null,
      completedDateTime: '2026-08-31T13:45:00Z',
    });
  });

  it('an operation or case that does not exist is null, not an error', async () => {
    const { data, errors } = await service.query(
      `{ a: caseOperation(caseId: "${caseId}", id: "nope") { id } b: ediscoveryCase(id: "nope") { id } }`,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ a: null, b: null });
  });

  it('a response with another operation is an error, not data', async () => {
    service.sandbox.faults.add({ kind: 'body', body: '{"id":"other"}' });
    const { found, errors } = await operation(OPERATION_IDS.running, 'id');
    expect(found).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
  });

  it('a throttled query returns THROTTLED with the seconds at the top level', async () => {
    service.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: '90' });
    const { found, errors } = await operation(OPERATION_IDS.running, 'id');
    expect(found).toBeNull();
    expect(errors).toMatchObject([
      { path: ['caseOperation'], extensions: { code: 'THROTTLED', retryAfterSeconds: 90 } },
    ]);
    service.clock.advance(90_000);
  });

  describe('requests', () => {
    it('the same operation under 100 aliases is one request', async () => {
      const one = `caseOperation(caseId: "${caseId}", id: "${OPERATION_IDS.running}") { id }`;
      const aliases = Array.from({ length: 100 }, (_, index) => `a${index}: ${one}`).join(' ');
      const { errors } = await service.query(`{ ${aliases} }`);
      expect(errors).toEqual([]);
      expect(service.sandbox.journal.requests()).toHaveLength(1);
    });

    it("an operation's case takes no request for its id, and one request for its other fields", async () => {
      await operation(OPERATION_IDS.running, 'case { id }');
      expect(service.sandbox.journal.requests()).toHaveLength(1);
      service.sandbox.journal.clear();
      const { found } = await operation(OPERATION_IDS.running, 'case { id displayName status }');
      expect(found.case).toEqual({ id: caseId, displayName: 'Contoso v. Fabrikam', status: 'ACTIVE' });
      expect(service.sandbox.journal.requests()).toHaveLength(2);
    });

    it('a case that cannot be read affects its own fields, not the operation', async () => {
      service.sandbox.faults.add({ kind: 'status', status: 403, skip: 1 });
      const { found, errors } = await operation(OPERATION_IDS.running, 'id case { id displayName }');
      expect(found).toEqual({ id: OPERATION_IDS.running, case: { id: caseId, displayName: null } });
      expect(errors).toMatchObject([
        { path: ['caseOperation', 'case', 'displayName'], extensions: { code: 'FORBIDDEN' } },
      ]);
    });

    it('two filtered views of one list are one request, which also shows that the case exists', async () => {
      await service.query(
        `{ ediscoveryCase(id: "${caseId}") {
          done: operations(filter: { isTerminal: true }) { nodes { id } }
          running: operations(filter: { status: [RUNNING] }) { nodes { id } }
        } }`,
      );
      expect(service.sandbox.journal.describe()).toEqual([
        'GET /beta/security/cases/ediscoveryCases/…/operations',
      ]);
    });

    it('a case with other fields than its operations is a second request', async () => {
      await service.query(`{ ediscoveryCase(id: "${caseId}") { displayName operations { nodes { id } } } }`);
      expect(service.sandbox.journal.describe()).toEqual([
        'GET /beta/security/cases/ediscoveryCases/…',
        'GET /beta/security/cases/ediscoveryCases/…/operations',
      ]);
    });
  });
});
