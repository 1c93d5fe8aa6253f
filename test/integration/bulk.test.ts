import { CASE_IDS, OPERATION_IDS } from '../../src/sandbox/world/ids.js';
import { type Service, startService } from '../testkit/service.js';

const bulk = `mutation ($updates: [UpdateCaseOperationInput!]!) {
  updateCaseOperations(input: { updates: $updates, clientMutationId: "all" }) {
    clientMutationId
    userErrors { code field }
    results { clientMutationId caseOperation { id percentProgress } plannedRequest { method } userErrors { code field } }
  }
}`;
const guarded = `mutation ($input: UpdateCaseOperationInput!) {
  updateCaseOperation(input: $input) { caseOperation { id status percentProgress } userErrors { code } }
}`;

const caseId = CASE_IDS.main;
const [first, second, third] = [OPERATION_IDS.running, OPERATION_IDS.untyped, OPERATION_IDS.estimate];
const set = (id: string, percentProgress: number) => ({ caseId, id, patch: { percentProgress } });

describe('updateCaseOperations', () => {
  let service: Service;
  beforeAll(async () => (service = await startService()));
  afterAll(() => service.stop());
  beforeEach(() => {
    service.sandbox.store.reset();
    service.sandbox.faults.clear();
    service.sandbox.journal.clear();
    service.sandbox.setPatchStatus(200);
    service.clock.advance(1_000_000);
  });

  const run = async (updates: object[]) => {
    const { data, errors } = await service.query(bulk, { updates });
    expect(errors).toEqual([]);
    return data.updateCaseOperations;
  };

  it('updates of different operations are sent in one batch, and the results have the order of the updates', async () => {
    const { results, clientMutationId, userErrors } = await run([
      { ...set(first, 1), clientMutationId: 'one' },
      set(second, 2),
      set(third, 3),
    ]);
    expect([clientMutationId, userErrors]).toEqual(['all', []]);
    expect(results).toMatchObject([
      { clientMutationId: 'one', caseOperation: { id: first, percentProgress: 1 }, userErrors: [] },
      { clientMutationId: null, caseOperation: { id: second, percentProgress: 2 } },
      { caseOperation: { id: third, percentProgress: 3 } },
    ]);
    expect(service.sandbox.journal.describe()).toEqual([
      expect.stringMatching(/^POST \/beta\/\$batch \[PATCH [^,]*, PATCH [^,]*, PATCH [^,]*\]$/) as string,
    ]);
  });

  it('updates of one operation are applied in their order', async () => {
    const { results } = await run([1, 2, 3, 4].map((percent) => set(first, percent)));
    expect(results.map(({ caseOperation }: any) => caseOperation.percentProgress)).toEqual([1, 2, 3, 4]);
    const sent = service.sandbox.journal.entries.filter(({ method }) => method === 'PATCH');
    expect(sent.map(({ body }) => (body as any).percentProgress)).toEqual([1, 2, 3, 4]);
  });

  it('a failed update does not affect the results of the others', async () => {
    service.sandbox.faults.add({ kind: 'status', status: 403, path: second, method: 'PATCH' });
    const { results } = await run([set(first, 5), set(second, 6), set('nope', 7), set(third, 101)]);
    expect(results).toMatchObject([
      { caseOperation: { percentProgress: 5 }, userErrors: [] },
      { caseOperation: null, userErrors: [{ code: 'FORBIDDEN' }] },
      { caseOperation: null, userErrors: [{ code: 'NOT_FOUND' }] },
      {
        caseOperation: null,
        userErrors: [{ code: 'INVALID_INPUT', field: ['input', 'updates', '3', 'patch', 'percentProgress'] }],
      },
    ]);
  });

  it('a claims challenge of one update does not affect the others, and its claims are returned', async () => {
    service.sandbox.faults.add({ kind: 'claims-challenge', claims: '{"a":1}', path: second });
    service.sandbox.faults.add({ kind: 'claims-challenge', claims: '{"a":1}', path: second });
    const withClaims = bulk.replaceAll('code field', 'code claims');
    const { data, status } = await service.query(withClaims, { updates: [set(first, 5), set(second, 6)] });
    expect(status).toBe(200);
    expect(data.updateCaseOperations.results).toMatchObject([
      { caseOperation: { percentProgress: 5 } },
      { caseOperation: null, userErrors: [{ code: 'FORBIDDEN', claims: '{"a":1}' }] },
    ]);
  });

  it('operations of one case are looked for by one list when the tenant returns 204', async () => {
    service.sandbox.setPatchStatus(204);
    const { results } = await run([set(first, 8), set(second, 9)]);
    expect(results.map(({ caseOperation }: any) => caseOperation.percentProgress)).toEqual([8, 9]);
    expect(service.sandbox.journal.describe()).toEqual([
      expect.stringMatching(/^POST \/beta\/\$batch \[PATCH [^,]*, PATCH [^,]*\]$/) as string,
      'GET /beta/security/cases/ediscoveryCases/…/operations',
    ]);
  });

  it('operations of several cases are looked for in one batch when the tenant returns 204', async () => {
    service.sandbox.setPatchStatus(204);
    for (const number of [1, 2]) {
      service.sandbox.store.putCase({ id: `case-${number}` });
      service.sandbox.store.putOperation(`case-${number}`, { id: 'op', status: 'running' });
    }
    const { results } = await run([
      { ...set('op', 8), caseId: 'case-1' },
      { ...set('op', 9), caseId: 'case-2' },
    ]);
    expect(results.map(({ caseOperation }: any) => caseOperation.percentProgress)).toEqual([8, 9]);
    expect(service.sandbox.journal.describe()).toEqual([
      expect.stringMatching(/^POST \/beta\/\$batch \[PATCH [^,]*, PATCH [^,]*\]$/) as string,
      expect.stringMatching(/^POST \/beta\/\$batch \[GET [^,]*, GET [^,]*\]$/) as string,
    ]);
  });

  it.each([0, 101])('%i updates are rejected, and nothing is sent', async (count) => {
    const { results, userErrors } = await run(Array.from({ length: count }, () => set(first, 1)));
    expect(results).toEqual([]);
    expect(userErrors).toEqual([{ code: 'INVALID_INPUT', field: ['input', 'updates'] }]);
    expect(service.sandbox.journal.requests()).toEqual([]);
  });

  it('100 updates are sent in 6 batches: few first, more while nothing is throttled', async () => {
    const ids = Object.values(OPERATION_IDS).slice(0, 15);
    for (let number = 15; number < 100; number += 1) {
      ids.push(`extra-${number}` as (typeof ids)[number]);
      service.sandbox.store.putOperation(caseId, { id: `extra-${number}`, status: 'running' });
    }
    const { results } = await run(ids.map((id) => set(id, 50)));
    expect(results.filter(({ userErrors }: any) => userErrors.length > 0)).toEqual([]);
    const sizes = service.sandbox.journal.requests().map(({ batch = [] }) => batch.length);
    expect(sizes).toEqual([4, 19, 20, 20, 20, 17]);
  });

  it('two requests never update one operation at the same time', async () => {
    service.sandbox.faults.add({ kind: 'slow', ms: 60, method: 'PATCH' });
    await Promise.all([
      service.query(guarded, { input: set(first, 10) }),
      service.query(guarded, { input: set(first, 20) }),
    ]);
    const seen = service.sandbox.journal.entries.map(({ method, status }) => [method, status]);
    expect(seen).toEqual([
      ['PATCH', 200],
      ['PATCH', 200],
    ]);
  });

  describe('an update with an expectation', () => {
    const change = async (expectation: object) => {
      const { data } = await service.query(guarded, { input: { ...set(first, 99), expect: expectation } });
      return data.updateCaseOperation;
    };
    const methods = () => service.sandbox.journal.requests().map(({ method }) => method);

    it('the change is applied when the operation matches the expectation', async () => {
      const payload = await change({ status: 'RUNNING', completedDateTime: null });
      expect(payload).toMatchObject({ caseOperation: { percentProgress: 99 }, userErrors: [] });
      expect(methods()).toEqual(['GET', 'PATCH']);
    });

    it('a mismatch returns CONFLICT with the current operation, and nothing is sent', async () => {
      const payload = await change({ status: 'NOT_STARTED' });
      expect(payload).toMatchObject({
        caseOperation: { id: first, status: 'RUNNING' },
        userErrors: [{ code: 'CONFLICT' }],
      });
      expect(methods()).toEqual(['GET']);
    });

    it('an empty expectation is rejected', async () => {
      expect(await change({})).toMatchObject({ userErrors: [{ code: 'INVALID_INPUT' }] });
      expect(methods()).toEqual([]);
    });
  });
});

it('the ETag of the operation, if any, is sent as If-Match', async () => {
  const service = await startService({ sandbox: { etags: true } });
  try {
    const input = { ...set(second, 99), expect: { status: 'SUCCEEDED' } };
    const { data } = await service.query(guarded, { input });
    expect(data.updateCaseOperation.userErrors).toEqual([]);
    expect(service.sandbox.journal.requests()[1]?.headers['if-match']).toMatch(/^W\/"/);
  } finally {
    await service.stop();
  }
});
