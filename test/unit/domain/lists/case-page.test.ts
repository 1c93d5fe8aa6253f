import { type CaseListRequest, toCasePage } from '../../../../src/domain/lists/case-page.js';
import type { EdiscoveryCase } from '../../../../src/domain/ediscovery-case.js';
import type { PageCursor } from '../../../../src/domain/lists/page.js';
import { failureOf } from '../../../testkit/failures.js';
import { aCase } from '../../../testkit/operations.js';

/** Cases from an upstream that counts how many were asked of it and whether it was let go. */
function upstream(count: number) {
  const seen = { pulls: 0, closed: false };
  async function* cases(): AsyncGenerator<EdiscoveryCase> {
    try {
      for (let index = 1; index <= count; index++) {
        seen.pulls++;
        yield await Promise.resolve(
          aCase({ id: `case-${index}`, status: index % 2 === 0 ? 'CLOSED' : 'ACTIVE' }),
        );
      }
    } finally {
      seen.closed = true;
    }
  }
  return { seen, cases: cases() };
}

async function pageOf(count: number, request: CaseListRequest) {
  const { seen, cases } = upstream(count);
  const page = await toCasePage(cases, request);
  return { ...page, ids: page.items.map(({ node }) => node.id), seen };
}

describe('a page of cases', () => {
  it('keeps the order of the upstream', async () => {
    const { ids, hasNextPage, hasPreviousPage } = await pageOf(3, {});
    expect(ids).toEqual(['case-1', 'case-2', 'case-3']);
    expect([hasNextPage, hasPreviousPage]).toEqual([false, false]);
  });

  it.each([
    [0, 1],
    [1, 2],
    [5, 6],
    [9, 10],
  ])('of %d cases pulls %d from the upstream, one to know whether there is more', async (first, pulls) => {
    const { ids, seen, hasNextPage } = await pageOf(100, { first });
    expect([ids.length, seen.pulls, hasNextPage]).toEqual([first, pulls, true]);
    expect(seen.closed).toBe(true);
  });

  it('behind a bookmark pulls no further than its own end', async () => {
    const { ids, seen, hasPreviousPage } = await pageOf(100, { first: 2, after: ['case-3'] });
    expect([ids, seen.pulls, hasPreviousPage]).toEqual([['case-4', 'case-5'], 6, true]);
  });

  it('counts matching cases only', async () => {
    const { ids, seen } = await pageOf(100, { first: 2, filter: { status: ['CLOSED'] } });
    expect([ids, seen.pulls]).toEqual([['case-2', 'case-4'], 6]);
  });

  it('that ends with the last case says that there is no more', async () => {
    expect((await pageOf(2, { first: 2 })).hasNextPage).toBe(false);
  });

  it('and those after it show every case exactly once', async () => {
    const found: string[] = [];
    let after: PageCursor | null = null;
    do {
      const page = await pageOf(7, { first: 3, after });
      found.push(...page.ids);
      after = page.hasNextPage ? page.items.at(-1)!.cursor : null;
    } while (after && found.length < 20);
    expect(found).toEqual([1, 2, 3, 4, 5, 6, 7].map((index) => `case-${index}`));
  });

  it('begins at the bookmark even when that case no longer matches the filter', async () => {
    const { ids } = await pageOf(5, { after: ['case-2'], filter: { status: ['ACTIVE'] } });
    expect(ids).toEqual(['case-3', 'case-5']);
  });
});

describe('a bookmark of cases', () => {
  it.each<[string, PageCursor]>([
    ['with nothing in it', []],
    ['of a list of operations', ['CREATED_DATE_TIME', 'DESC', '2026-01-01T00:00:00Z', 'case-1']],
    ['that is null', [null]],
  ])('%s is refused before anything is read', async (_, after) => {
    const { seen, cases } = upstream(5);
    const error = await failureOf(() => toCasePage(cases, { after }));
    expect([error.code, seen.pulls]).toEqual(['INVALID_INPUT', 0]);
  });

  it('that leads to no case is refused', async () => {
    const error = await failureOf(() => pageOf(5, { after: ['case-99'] }));
    expect([error.code, error.details.issues?.[0]?.field]).toEqual(['INVALID_INPUT', ['after']]);
  });
});
