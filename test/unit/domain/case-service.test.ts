import { allowAll } from '../../../src/domain/access.js';
import { createCaseService } from '../../../src/domain/case-service.js';
import { createError } from '../../../src/domain/errors.js';
import type { CaseGateway } from '../../../src/domain/ports.js';
import { failureOf } from '../../testkit/failures.js';
import { aCase, anOperation } from '../../testkit/operations.js';

/** A service with a gateway that has one case with two operations and records its calls. */
function service(own: Partial<CaseGateway> = {}) {
  const calls: unknown[][] = [];
  async function* listItems<T>(...items: T[]): AsyncGenerator<T> {
    for (const item of items) yield await Promise.resolve(item);
  }
  const gateway: CaseGateway = {
    getCase: (...call) => (calls.push(['getCase', ...call]), Promise.resolve(aCase())),
    listCases: () => (
      calls.push(['listCases']),
      listItems({ items: [aCase()], query: '', nextQuery: undefined })
    ),
    getOperation: (...call) => (calls.push(['getOperation', ...call]), Promise.resolve(anOperation())),
    listOperations: (...call) => (
      calls.push(['listOperations', ...call]),
      listItems([anOperation({ id: 'b' }), anOperation({ id: 'a' })])
    ),
    updateOperation: (...call) => (calls.push(['updateOperation', ...call]), Promise.resolve(anOperation())),
    watch: (...call) => {
      calls.push(['watch', ...call]);
      throw new Error('Nothing is watched here.');
    },
    planUpdate: (...call) => (calls.push(['planUpdate', ...call]), { method: 'PATCH', path: '/x', body: {} }),
    ...own,
  };
  const limits = { pageSize: 500, bulkUpdates: 100 };
  return { calls, cases: createCaseService(gateway, allowAll, limits) };
}

const ref = { caseId: 'case-1', id: 'operation-1' };
const patch = { status: 'SUCCEEDED' } as const;

describe('the case service', () => {
  it('passes a valid update to the gateway unchanged', async () => {
    const { calls, cases } = service();
    await expect(cases.updateOperation({ ...ref, patch })).resolves.toEqual({
      caseOperation: anOperation(),
      plannedRequest: null,
    });
    expect(calls).toEqual([['updateOperation', ref, patch, { inBulk: false, expect: undefined }]]);
  });

  it.each([
    ['an update', false],
    ['a dry run', true],
  ])('rejects %s with all issues at once and does not call the gateway', async (_, dryRun) => {
    const { calls, cases } = service();
    const error = await failureOf(() =>
      cases.updateOperation({ caseId: '..', id: 'a/b', patch: {}, dryRun }),
    );
    expect(error.code).toBe('INVALID_INPUT');
    expect(error.details.issues?.map(({ field }) => field)).toEqual([
      ['input', 'caseId'],
      ['input', 'id'],
      ['input', 'patch'],
    ]);
    expect(calls).toEqual([]);
  });

  it('returns the planned request of a dry run without sending it', async () => {
    const { calls, cases } = service();
    await expect(cases.updateOperation({ ...ref, patch, dryRun: true })).resolves.toEqual({
      caseOperation: null,
      plannedRequest: { method: 'PATCH', path: '/x', body: {} },
    });
    expect(calls).toEqual([['planUpdate', ref, patch]]);
  });

  it('returns null for an operation and a case that do not exist', async () => {
    const { cases } = service({
      getOperation: () => Promise.reject(createError('notFound')),
      getCase: () => Promise.reject(createError('notFound')),
    });
    await expect(cases.getOperation(ref)).resolves.toBeNull();
    await expect(cases.getCase('case-1')).resolves.toBeNull();
  });

  it('returns references without calling the gateway', async () => {
    const { calls, cases } = service();
    await expect(cases.toOperationReference(ref)).resolves.toEqual(ref);
    await expect(cases.toCaseReference('case-1')).resolves.toBe('case-1');
    expect(calls).toEqual([]);
  });

  it('passes on every other error of a read', async () => {
    const { cases } = service({ getOperation: () => Promise.reject(createError('throttled')) });
    expect((await failureOf(() => cases.getOperation(ref))).code).toBe('THROTTLED');
  });

  it('reports each property that an accepted update does not show, with its path and without "nothing"', async () => {
    const { cases } = service({
      updateOperation: () =>
        Promise.reject(
          createError('notReflected', {
            unshown: ['percentProgress', 'status'],
            caseOperation: anOperation(),
          }),
        ),
    });
    const error = await failureOf(() => cases.updateOperation({ ...ref, patch }));
    expect([error.code, error.details.caseOperation]).toEqual(['NOT_REFLECTED', anOperation()]);
    expect(error.details.issues?.map(({ field }) => field)).toEqual([
      ['input', 'patch', 'percentProgress'],
      ['input', 'patch', 'status'],
    ]);
    for (const { message } of error.details.issues ?? []) {
      expect(message).toContain('accepted the update');
      expect(message).not.toMatch(/nothing/i);
    }
    const [inBulk] = cases.updateOperations([{ ...ref, patch }]);
    const bulkError = await failureOf(() => inBulk);
    expect(bulkError.details.issues?.[0]?.field).toEqual([
      'input',
      'updates',
      '0',
      'patch',
      'percentProgress',
    ]);
  });

  it('passes on "not found" of an update', async () => {
    const { cases } = service({ updateOperation: () => Promise.reject(createError('notFound')) });
    expect((await failureOf(() => cases.updateOperation({ ...ref, patch }))).code).toBe('NOT_FOUND');
  });

  it.each<[string, (cases: ReturnType<typeof service>['cases']) => Promise<unknown>, string[]]>([
    ['an operation id', (cases) => cases.getOperation({ caseId: 'c', id: '' }), ['id']],
    ['a case id', (cases) => cases.getOperation({ caseId: '.', id: 'o' }), ['caseId']],
    ['the id of a case', (cases) => cases.getCase('a b'), ['id']],
    ['a reference', (cases) => cases.toOperationReference({ caseId: 'c', id: '/' }), ['id']],
    ['a reference to a case', (cases) => cases.toCaseReference('..'), ['id']],
    ['the id of a case whose operations are listed', (cases) => cases.listOperations('?', {}), ['id']],
    ['a page size below 0', (cases) => cases.listOperations('c', { first: -1 }), ['first']],
    ['a page size over 500', (cases) => cases.listCases({ first: 501 }), ['first']],
    [
      'a range',
      (cases) => cases.listCases({ filter: { createdDateTime: { from: 'x' } } }),
      ['filter', 'createdDateTime', 'from'],
    ],
  ])('rejects an invalid value of %s and does not call the gateway', async (_, work, field) => {
    const { calls, cases } = service();
    const error = await failureOf(() => work(cases));
    expect([error.code, error.details.issues?.map((issue) => issue.field)]).toEqual([
      'INVALID_INPUT',
      [field],
    ]);
    expect(calls).toEqual([]);
  });

  it.each([0, 500])('accepts a page size of %d', async (first) => {
    const { cases } = service();
    expect((await cases.listCases({ first })).items).toHaveLength(Math.min(first, 1));
  });

  it('returns operations in the default order', async () => {
    const { cases } = service();
    const { items } = await cases.listOperations('case-1', {});
    expect(items.map(({ node }) => node.id)).toEqual(['a', 'b']);
  });
});
