import { type CaseListRequest, toCasePage } from '../../../../src/domain/lists/case-page.js';
import type { EdiscoveryCase } from '../../../../src/domain/ediscovery-case.js';
import type { PageCursor } from '../../../../src/domain/lists/page.js';
import { failureOf } from '../../../testkit/failures.js';
import { aCase } from '../../../testkit/operations.js';

/** Cases of an upstream that counts the requested cases and records whether the iteration was closed. */
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

async function getPage(count: number, request: CaseListRequest) {
  const { seen, cases } = upstream(count);
  const page = await toCasePage(cases, request);
  return { ...page, ids: page.items.map(({ node }) => node.id), seen };
}

describe('a page of cases', () => {
  it('keeps the order of the upstream', async () => {
    const { ids, hasNextPage, hasPreviousPage } = await getPage(3, {});
    expect(ids).toEqual(['case-1', 'case-2', 'case-3']);
    expect([hasNextPage, hasPreviousPage]).toEqual([false, false]);
  });

  it.each([
    [0, 1],
    [1, 2],
    [5, 6],
    [9, 10],
  ])(
    'of %d cases reads %d from the upstream, the last one to know whether there are more',
    async (first, pulls) => {
      const { ids, seen, hasNextPage } = await getPage(100, { first });
      expect([ids.length, seen.pulls, hasNextPage]).toEqual([first, pulls, true]);
      expect(seen.closed).toBe(true);
    },
  );

  it('after a cursor reads only one case more than it returns', async () => {
    const { ids, seen, hasPreviousPage } = await getPage(100, { first: 2, after: ['case-3'] });
    expect([ids, seen.pulls, hasPreviousPage]).toEqual([['case-4', 'case-5'], 6, true]);
  });

  it('counts matching cases only', async () => {
    const { ids, seen } = await getPage(100, { first: 2, filter: { status: ['CLOSED'] } });
    expect([ids, seen.pulls]).toEqual([['case-2', 'case-4'], 6]);
  });

  it('with the last case reports that there are no more', async () => {
    expect((await getPage(2, { first: 2 })).hasNextPage).toBe(false);
  });

  it('and the pages after it contain every case exactly once', async () => {
    const found: string[] = [];
    let after: PageCursor | null = null;
    do {
      const page = await getPage(7, { first: 3, after });
      found.push(...page.ids);
      after = page.hasNextPage ? page.items.at(-1)!.cursor : null;
    } while (after && found.length < 20);
    expect(found).toEqual([1, 2, 3, 4, 5, 6, 7].map((index) => `case-${index}`));
  });

  it('starts after the cursor even if the case of the cursor no longer matches the filter', async () => {
    const { ids } = await getPage(5, { after: ['case-2'], filter: { status: ['ACTIVE'] } });
    expect(ids).toEqual(['case-3', 'case-5']);
  });
});

describe('a cursor of cases', () => {
  it.each<[string, PageCursor]>([
    ['without parts', []],
    ['of a list of operations', ['CREATED_DATE_TIME', 'DESC', '2026-01-01T00:00:00Z', 'case-1']],
    ['that is null', [null]],
  ])('%s is rejected before the upstream is read', async (_, after) => {
    const { seen, cases } = upstream(5);
    const error = await failureOf(() => toCasePage(cases, { after }));
    expect([error.code, seen.pulls]).toEqual(['INVALID_INPUT', 0]);
  });

  it('of a case that does not exist is rejected', async () => {
    const error = await failureOf(() => getPage(5, { after: ['case-99'] }));
    expect([error.code, error.details.issues?.[0]?.field]).toEqual(['INVALID_INPUT', ['after']]);
  });
});
