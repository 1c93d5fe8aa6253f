import { caseId, id, read, update } from '../testkit/documents.js';
import { type Service, startService } from '../testkit/service.js';

const base = '#microsoft.graph.security.caseOperation';

describe('an update sends one PATCH', () => {
  let service: Service;
  beforeAll(async () => (service = await startService()));
  afterAll(() => service.stop());
  beforeEach(() => {
    service.sandbox.store.reset();
    service.sandbox.journal.clear();
  });

  const change = (patch: object, rest: object = {}) =>
    service.query(update, { input: { caseId, id, patch, ...rest } });

  it('the PATCH contains only the properties of the patch, and the payload has the updated operation', async () => {
    const response = await change({ status: 'SUCCEEDED', percentProgress: 100 }, { clientMutationId: 'x1' });
    expect(response.errors).toEqual([]);
    expect(response.data.updateCaseOperation).toMatchObject({
      caseOperation: { id, caseId, status: 'SUCCEEDED', statusRaw: 'succeeded', percentProgress: 100 },
      userErrors: [],
      clientMutationId: 'x1',
    });
    expect(service.sandbox.journal.requests()).toHaveLength(1);
    expect(service.sandbox.journal.requests()[0]).toMatchObject({
      method: 'PATCH',
      path: `/beta/security/cases/ediscoveryCases/${caseId}/operations/${id}`,
      body: { '@odata.type': base, status: 'succeeded', percentProgress: 100 },
      applied: true,
    });
  });

  it('the PATCH has the headers that Graph requires, and our user agent', async () => {
    await change({ percentProgress: 60 });
    const [{ headers } = { headers: {} as Record<string, string> }] = service.sandbox.journal.requests();
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      prefer: 'include-unknown-enum-members',
      'user-agent': expect.stringMatching(/^graph-case-operations\/\d+\.\d+\.\d+$/) as string,
      'client-request-id': expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string,
    });
  });

  it('every request has a unique client-request-id', async () => {
    await change({ percentProgress: 61 });
    await change({ percentProgress: 62 });
    const ids = service.sandbox.journal.requests().map(({ headers }) => headers['client-request-id']);
    expect(new Set(ids).size).toBe(2);
  });

  it('a following query returns the update', async () => {
    await change({ status: 'FAILED', completedDateTime: '2026-08-31T13:45:00.1234567Z' });
    const { data } = await service.query(read, { caseId, id });
    expect(data.caseOperation).toMatchObject({
      status: 'FAILED',
      completedDateTime: '2026-08-31T13:45:00.1234567Z',
    });
  });

  it('a mutation reads its own write in the same request, not an earlier response', async () => {
    const { data } = await service.query(
      `mutation ($caseId: ID!, $id: ID!) {
        one: updateCaseOperation(input: { caseId: $caseId, id: $id, patch: { percentProgress: 71 } }) {
          caseOperation { percentProgress case { operations(filter: { action: [ADD_TO_REVIEW_SET] }) { nodes { id percentProgress } } } }
        }
        two: updateCaseOperation(input: { caseId: $caseId, id: $id, patch: { percentProgress: 72 } }) {
          caseOperation { percentProgress case { operations(filter: { action: [ADD_TO_REVIEW_SET] }) { nodes { id percentProgress } } } }
        }
      }`,
      { caseId, id },
    );
    expect(data.one.caseOperation.case.operations.nodes).toEqual([{ id, percentProgress: 71 }]);
    expect(data.two.caseOperation.case.operations.nodes).toEqual([{ id, percentProgress: 72 }]);
    expect(service.sandbox.journal.describe().map((line) => line.split(' ')[0])).toEqual([
      'PATCH',
      'GET',
      'PATCH',
      'GET',
    ]);
  });

  it.each([
    ['null', { createdBy: null, resultInfo: null }, { createdBy: null, resultInfo: null }],
    ['an action after the sentinel', { action: 'PURGE_DATA' }, { action: 'purgeData' }],
    [
      'an identity',
      { createdBy: { user: { identityId: 'u1', displayName: null } } },
      {
        createdBy: { '@odata.type': 'microsoft.graph.identitySet', user: { id: 'u1', displayName: null } },
      },
    ],
    [
      'a resultInfo',
      { resultInfo: { code: 0, subcode: -1, message: 'done' } },
      {
        resultInfo: { '@odata.type': 'microsoft.graph.resultInfo', code: 0, subcode: -1, message: 'done' },
      },
    ],
    [
      'an offset',
      { createdDateTime: '2026-08-31T15:45:00.5+02:00' },
      { createdDateTime: '2026-08-31T15:45:00.5+02:00' },
    ],
  ])('the PATCH contains %s', async (_, patch, body) => {
    const { data } = await change(patch);
    expect(data.updateCaseOperation.userErrors).toEqual([]);
    expect(service.sandbox.journal.requests().map((request) => request.body)).toEqual([
      { '@odata.type': base, ...body },
    ]);
  });

  it('a variable without a value is absent, and a variable that is null is null', async () => {
    await service.query(
      `mutation ($caseId: ID!, $id: ID!, $status: CaseOperationStatus, $percent: Int, $info: CaseOperationResultInfoInput) {
        updateCaseOperation(input: { caseId: $caseId, id: $id, patch: { status: $status, percentProgress: $percent, resultInfo: $info } }) {
          userErrors { code }
        }
      }`,
      { caseId, id, percent: 5, info: null },
    );
    expect(service.sandbox.journal.requests().map((request) => request.body)).toEqual([
      { '@odata.type': base, percentProgress: 5, resultInfo: null },
    ]);
  });

  it('a dry run returns the planned request and sends nothing', async () => {
    const { data } = await change({ status: 'SUCCEEDED', resultInfo: null }, { dryRun: true });
    expect(data.updateCaseOperation).toMatchObject({
      caseOperation: null,
      plannedRequest: {
        method: 'PATCH',
        path: `/beta/security/cases/ediscoveryCases/${caseId}/operations/${id}`,
        body: { '@odata.type': base, status: 'succeeded', resultInfo: null },
      },
      userErrors: [],
    });
    expect(service.sandbox.journal.requests()).toEqual([]);
  });

  it.each([
    ['an empty patch', {}, ['input', 'patch']],
    ['UNKNOWN_FUTURE_VALUE as action', { action: 'UNKNOWN_FUTURE_VALUE' }, ['input', 'patch', 'action']],
    ['UNKNOWN_FUTURE_VALUE as status', { status: 'UNKNOWN_FUTURE_VALUE' }, ['input', 'patch', 'status']],
    ['101 percent', { percentProgress: 101 }, ['input', 'patch', 'percentProgress']],
    ['-1 percent', { percentProgress: -1 }, ['input', 'patch', 'percentProgress']],
    ['a resultInfo without code', { resultInfo: { subcode: 1 } }, ['input', 'patch', 'resultInfo', 'code']],
    [
      'a resultInfo with null subcode',
      { resultInfo: { code: 1, subcode: null } },
      ['input', 'patch', 'resultInfo', 'subcode'],
    ],
    ['30 February', { createdDateTime: '2026-02-30T00:00:00Z' }, ['input', 'patch', 'createdDateTime']],
    [
      'a string that is not a date',
      { completedDateTime: 'tomorrow' },
      ['input', 'patch', 'completedDateTime'],
    ],
    ['an empty identity set', { createdBy: {} }, ['input', 'patch', 'createdBy']],
    ['an empty identity', { createdBy: { user: {} } }, ['input', 'patch', 'createdBy', 'user']],
  ])('%s is rejected with its path before anything is sent', async (_, patch, field) => {
    const { data, errors } = await change(patch);
    expect(errors).toEqual([]);
    expect(data.updateCaseOperation.caseOperation).toBeNull();
    expect(data.updateCaseOperation.userErrors).toMatchObject([{ code: 'INVALID_INPUT', field }]);
    expect(service.sandbox.journal.requests()).toEqual([]);
  });

  it.each(['', '.', '..', 'a/b', 'a\\b', 'a?b', 'a#b', 'a%2fb', 'a b', 'a\u0000b', 'a\nb', 'x'.repeat(129)])(
    'the id %j is rejected in both arguments before anything is sent',
    async (bad) => {
      const responses = await Promise.all([
        service.query(update, { input: { caseId: bad, id, patch: { percentProgress: 1 } } }),
        service.query(update, { input: { caseId, id: bad, patch: { percentProgress: 1 } } }),
        service.query(update, { input: { caseId, id: bad, patch: { percentProgress: 1 }, dryRun: true } }),
      ]);
      expect(responses.map(({ data }) => data.updateCaseOperation.userErrors[0])).toMatchObject([
        { code: 'INVALID_INPUT', field: ['input', 'caseId'] },
        { code: 'INVALID_INPUT', field: ['input', 'id'] },
        { code: 'INVALID_INPUT', field: ['input', 'id'] },
      ]);
      const { errors, data } = await service.query(read, { caseId, id: bad });
      expect(data).toEqual({ caseOperation: null });
      expect(errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT', issues: [{ field: ['id'] }] } }]);
      expect(service.sandbox.journal.requests()).toEqual([]);
    },
  );

  it('a patch with several issues reports all of them', async () => {
    const { data } = await change({ percentProgress: 200, status: 'UNKNOWN_FUTURE_VALUE', createdBy: {} });
    expect(data.updateCaseOperation.userErrors).toHaveLength(3);
  });
});

describe('configuration of the PATCH', () => {
  it('settings omit the @odata.type annotations and select v1.0', async () => {
    const service = await startService({
      environment: { GRAPH_ODATA_TYPES: 'off', GRAPH_API_VERSION: 'v1.0' },
    });
    try {
      await service.query(update, {
        input: {
          caseId,
          id,
          patch: { resultInfo: { code: 1, subcode: 2 }, createdBy: { user: { identityId: 'u' } } },
        },
      });
      expect(service.sandbox.journal.requests()).toMatchObject([
        {
          version: 'v1.0',
          body: { resultInfo: { code: 1, subcode: 2 }, createdBy: { user: { id: 'u' } } },
        },
      ]);
    } finally {
      await service.stop();
    }
  });
});
