import fc from 'fast-check';
import type { CaseOperation } from '../../../../src/domain/case-operation.js';
import { type OperationListRequest, toOperationPage } from '../../../../src/domain/lists/operation-page.js';
import type { OperationOrder } from '../../../../src/domain/lists/operation-order.js';
import type { PageCursor, Page } from '../../../../src/domain/lists/page.js';
import { operationLists, orders } from '../../../testkit/arbitraries.js';
import { failureOf } from '../../../testkit/failures.js';
import { anOperation } from '../../../testkit/operations.js';

const idsOf = (page: Page<CaseOperation>) => page.items.map(({ node }) => node.id);

/** All pages of a list, one after the other. */
function pagesOf(all: readonly CaseOperation[], request: OperationListRequest): Page<CaseOperation>[] {
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
  it('and those after it show every operation exactly once, for any size and order', () => {
    fc.assert(
      fc.property(operationLists, orders, fc.integer({ min: 1, max: 14 }), (all, orderBy, first) => {
        const pages = pagesOf(all, { orderBy, first });
        const whole = idsOf(toOperationPage(all, { orderBy, first: 500 }));
        expect(pages.flatMap(idsOf)).toEqual(whole);
        expect([...whole].sort()).toEqual(all.map(({ id }) => id).sort());
        expect(pages).toHaveLength(Math.max(1, Math.ceil(all.length / first)));
      }),
    );
  });

  it('goes on behind an operation that is gone, without a gap or a repetition', () => {
    fc.assert(
      fc.property(operationLists, orders, fc.integer({ min: 1, max: 6 }), (all, orderBy, first) => {
        fc.pre(all.length > 0);
        const page = toOperationPage(all, { orderBy, first });
        const last = page.items.at(-1)!;
        const left = all.filter((operation) => operation !== last.node);
        const rest = toOperationPage(left, { orderBy, first: 500, after: last.cursor });
        const whole = idsOf(toOperationPage(all, { orderBy, first: 500 }));
        expect([...idsOf(page), ...idsOf(rest)]).toEqual(whole);
      }),
    );
  });

  it('is newest first when the caller names no order', () => {
    expect(idsOf(toOperationPage(three, {}))).toEqual(['c', 'b', 'a']);
    expect(idsOf(toOperationPage(three, { orderBy: null }))).toEqual(['c', 'b', 'a']);
  });

  it('holds 50 operations when the caller names no number', () => {
    const many = Array.from({ length: 51 }, (_, index) => anOperation({ id: `o-${index}` }));
    for (const request of [{}, { first: null }]) {
      const page = toOperationPage(many, request);
      expect([page.items.length, page.hasNextPage]).toEqual([50, true]);
    }
  });

  it('says whether there is more before and behind it', () => {
    const [one, two, last] = pagesOf(three, { first: 1, orderBy: ascending });
    expect([one?.hasPreviousPage, one?.hasNextPage]).toEqual([false, true]);
    expect([two?.hasPreviousPage, two?.hasNextPage]).toEqual([true, true]);
    expect([last?.hasPreviousPage, last?.hasNextPage]).toEqual([true, false]);
  });

  it('of size 0 is empty and still says that there is more', () => {
    const page = toOperationPage(three, { first: 0 });
    expect([page.items, page.hasNextPage]).toEqual([[], true]);
  });

  it('is filtered before it is cut', () => {
    const all = three.map((one) => ({ ...one, kind: one.id === 'a' ? ('TAG' as const) : one.kind }));
    const page = toOperationPage(all, { first: 1, filter: { kind: ['TAG'] } });
    expect([idsOf(page), page.hasNextPage]).toEqual([['a'], false]);
  });

  it('leaves the list that it was given as it was', () => {
    const all = [...three];
    toOperationPage(all, {});
    expect(all).toEqual(three);
  });
});

describe('a cursor of operations', () => {
  const [made] = toOperationPage(three, { orderBy: ascending }).items.map(({ cursor }) => cursor);

  it.each<[string, PageCursor]>([
    ['with nothing in it', []],
    ['of a list of cases', ['case-1']],
    ['of another field', ['STATUS', 'ASC', 'RUNNING', 'a']],
    ['of another direction', ['CREATED_DATE_TIME', 'DESC', '2026-01-01T00:00:00Z', 'a']],
    ['with a part too few', ['CREATED_DATE_TIME', 'ASC', '2026-01-01T00:00:00Z']],
    ['with a part too many', ['CREATED_DATE_TIME', 'ASC', '2026-01-01T00:00:00Z', 'a', 'b']],
    ['without an id', ['CREATED_DATE_TIME', 'ASC', '2026-01-01T00:00:00Z', null]],
  ])('%s is refused', async (_, after) => {
    const error = await failureOf(() => toOperationPage(three, { orderBy: ascending, after }));
    expect(error.code).toBe('INVALID_INPUT');
    expect(error.details.issues).toEqual([{ field: ['after'], message: expect.any(String) as string }]);
  });

  it('that this list and order made is taken', () => {
    expect(idsOf(toOperationPage(three, { orderBy: ascending, after: made! }))).toEqual(['b', 'c']);
  });

  it('of an operation without the value goes on among those without it', () => {
    const all = ['x', 'y', 'z'].map((id) => anOperation({ id, completedDateTime: null }));
    const orderBy = { field: 'COMPLETED_DATE_TIME', direction: 'DESC' } as const;
    const { cursor } = toOperationPage(all, { orderBy, first: 1 }).items[0]!;
    expect(idsOf(toOperationPage(all, { orderBy, after: cursor }))).toEqual(['y', 'z']);
  });
});

it('a cursor whose key is no value of the field is refused', () => {
  const forged = ['CREATED_DATE_TIME', 'DESC', 'yesterday', 'x'];
  expect(() => toOperationPage([], { after: forged })).toThrow('cursor');
});
