import fc from 'fast-check';
import type { CaseOperation } from '../../../../src/domain/case-operation.js';
import { type OperationListRequest, toOperationPage } from '../../../../src/domain/lists/operation-page.js';
import type { OperationOrder } from '../../../../src/domain/lists/operation-order.js';
import type { PageCursor, Page } from '../../../../src/domain/lists/page.js';
import { operationLists, orders } from '../../../testkit/arbitraries.js';
import { failureOf } from '../../../testkit/failures.js';
import { anOperation } from '../../../testkit/operations.js';

const getIds = (page: Page<CaseOperation>) => page.items.map(({ node }) => node.id);

/** All pages of a list, one after the other. */
function toPages(all: readonly CaseOperation[], request: OperationListRequest): Page<CaseOperation>[] {
  const pages: Page<CaseOperation>[] = [];
  let after: PageCursor | null = null;
  do {
    const page = toOperationPage(all, { ...request, after });
    pages.push(page);
    after = page.hasNextPage ? page.items.at(-1)!.cursor : null;
  } while (after && pages.length <= all.length);
  return pages;
}

const three = ['a', 'b', 'c'].map((id, index) =>
  anOperation({ id, createdDateTime: `2026-01-0${index + 1}T00:00:00Z` }),
);
const ascending: OperationOrder = { field: 'CREATED_DATE_TIME', direction: 'ASC' };

describe('a page of operations', () => {
  it('and the pages after it contain every operation exactly once, for any size and order', () => {
    fc.assert(
      fc.property(operationLists, orders, fc.integer({ min: 1, max: 14 }), (all, orderBy, first) => {
        const pages = toPages(all, { orderBy, first });
        const whole = getIds(toOperationPage(all, { orderBy, first: 500 }));
        expect(pages.flatMap(getIds)).toEqual(whole);
        expect([...whole].sort()).toEqual(all.map(({ id }) => id).sort());
        expect(pages).toHaveLength(Math.max(1, Math.ceil(all.length / first)));
      }),
    );
  });

  it('is followed by the next operations even if its last operation no longer exists', () => {
    fc.assert(
      fc.property(operationLists, orders, fc.integer({ min: 1, max: 6 }), (all, orderBy, first) => {
        fc.pre(all.length > 0);
        const page = toOperationPage(all, { orderBy, first });
        const last = page.items.at(-1)!;
        const left = all.filter((operation) => operation !== last.node);
        const rest = toOperationPage(left, { orderBy, first: 500, after: last.cursor });
        const whole = getIds(toOperationPage(all, { orderBy, first: 500 }));
        expect([...getIds(page), ...getIds(rest)]).toEqual(whole);
      }),
    );
  });

  it('starts with the newest operation by default', () => {
    expect(getIds(toOperationPage(three, {}))).toEqual(['c', 'b', 'a']);
    expect(getIds(toOperationPage(three, { orderBy: null }))).toEqual(['c', 'b', 'a']);
  });

  it('has 50 operations by default', () => {
    const many = Array.from({ length: 51 }, (_, index) => anOperation({ id: `o-${index}` }));
    for (const request of [{}, { first: null }]) {
      const page = toOperationPage(many, request);
      expect([page.items.length, page.hasNextPage]).toEqual([50, true]);
    }
  });

  it('reports whether there are operations before and after it', () => {
    const [one, two, last] = toPages(three, { first: 1, orderBy: ascending });
    expect([one?.hasPreviousPage, one?.hasNextPage]).toEqual([false, true]);
    expect([two?.hasPreviousPage, two?.hasNextPage]).toEqual([true, true]);
    expect([last?.hasPreviousPage, last?.hasNextPage]).toEqual([true, false]);
  });

  it('of size 0 is empty and still reports that there are more operations', () => {
    const page = toOperationPage(three, { first: 0 });
    expect([page.items, page.hasNextPage]).toEqual([[], true]);
  });

  it('is filled after the filter has been applied', () => {
    const all = three.map((one) => ({ ...one, kind: one.id === 'a' ? ('TAG' as const) : one.kind }));
    const page = toOperationPage(all, { first: 1, filter: { kind: ['TAG'] } });
    expect([getIds(page), page.hasNextPage]).toEqual([['a'], false]);
  });

  it('does not modify the given list', () => {
    const all = [...three];
    toOperationPage(all, {});
    expect(all).toEqual(three);
  });
});

describe('a cursor of operations', () => {
  const [valid] = toOperationPage(three, { orderBy: ascending }).items.map(({ cursor }) => cursor);

  it.each<[string, PageCursor]>([
    ['without parts', []],
    ['of a list of cases', ['GRAPH', '', 'case-1']],
    ['of the earlier format', ['CREATED_DATE_TIME', 'ASC', '2026-01-01T00:00:00Z', 'a']],
    ['of another field', ['STATUS ASC', 'RUNNING', 'a']],
    ['of another direction', ['CREATED_DATE_TIME DESC', '2026-01-01T00:00:00Z', 'a']],
    ['with a missing part', ['CREATED_DATE_TIME ASC', '2026-01-01T00:00:00Z']],
    ['with an additional part', ['CREATED_DATE_TIME ASC', '2026-01-01T00:00:00Z', 'a', 'b']],
    ['without an id', ['CREATED_DATE_TIME ASC', '2026-01-01T00:00:00Z', null]],
    ['with an empty id', ['CREATED_DATE_TIME ASC', '2026-01-01T00:00:00Z', '']],
  ])('%s is rejected', async (_, after) => {
    const error = await failureOf(() => toOperationPage(three, { orderBy: ascending, after }));
    expect(error.code).toBe('INVALID_INPUT');
    expect(error.details.issues).toEqual([{ field: ['after'], message: expect.any(String) as string }]);
  });

  it('of the same list and order is accepted', () => {
    expect(getIds(toOperationPage(three, { orderBy: ascending, after: valid! }))).toEqual(['b', 'c']);
  });

  it('of an operation without a value continues with the other operations without one', () => {
    const all = ['x', 'y', 'z'].map((id) => anOperation({ id, completedDateTime: null }));
    const orderBy = { field: 'COMPLETED_DATE_TIME', direction: 'DESC' } as const;
    const { cursor } = toOperationPage(all, { orderBy, first: 1 }).items[0]!;
    expect(getIds(toOperationPage(all, { orderBy, after: cursor }))).toEqual(['y', 'z']);
  });
});

it('a cursor whose key is not a value of the field is rejected', () => {
  const forged = ['CREATED_DATE_TIME DESC', 'yesterday', 'x'];
  expect(() => toOperationPage([], { after: forged })).toThrow('cursor');
});
