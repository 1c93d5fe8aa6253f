import { type CaseListRequest, type CasePage, toCasePage } from '../../../../src/domain/lists/case-page.js';
import type { PageCursor } from '../../../../src/domain/lists/page.js';
import { failureOf } from '../../../testkit/failures.js';
import { aCase } from '../../../testkit/operations.js';

/** Cases of an upstream in pages; it records which pages were read and whether the iteration was closed. */
function upstream(count: number, upstreamPageSize = 3) {
  const seen = { reads: [] as string[], closed: 0 };
  const toQuery = (start: number) => (start === 0 ? '' : `$skiptoken=${start}`);

  async function* readPages(from: string): AsyncGenerator<CasePage> {
    let start = from === '' ? 0 : Number(from.slice('$skiptoken='.length));
    try {
      for (let hasNext = true; hasNext; start += upstreamPageSize) {
        seen.reads.push(toQuery(start));
        hasNext = start + upstreamPageSize < count;
        const length = Math.max(0, Math.min(upstreamPageSize, count - start));
        const items = Array.from({ length }, (_, index) => {
          const number = start + index + 1;
          return aCase({ id: `case-${number}`, status: number % 2 === 0 ? 'CLOSED' : 'ACTIVE' });
        });
        const nextQuery = hasNext ? toQuery(start + upstreamPageSize) : undefined;
        yield await Promise.resolve({ items, query: toQuery(start), nextQuery });
      }
    } finally {
      seen.closed += 1;
    }
  }
  return { seen, readPages };
}

async function getPage(count: number, request: CaseListRequest, upstreamPageSize?: number) {
  const { seen, readPages } = upstream(count, upstreamPageSize);
  const page = await toCasePage(readPages, request);
  return { ...page, ids: page.items.map(({ node }) => node.id), seen };
}

/** Reads all pages one after the other, and returns the ids and the number of upstream requests. */
async function walk(count: number, request: CaseListRequest, upstreamPageSize: number) {
  const ids: string[] = [];
  let requests = 0;
  let after: PageCursor | null = null;
  for (let hasNext = true; hasNext;) {
    const page: Awaited<ReturnType<typeof getPage>> = await getPage(
      count,
      { ...request, after },
      upstreamPageSize,
    );
    ids.push(...page.ids);
    requests += page.seen.reads.length;
    if (requests > 1000) throw new Error('The list does not end.');
    const last = page.items.at(-1);
    hasNext = page.hasNextPage && last !== undefined;
    after = last?.cursor ?? null;
  }
  return { ids, requests };
}

const idsTo = (count: number) => Array.from({ length: count }, (_, index) => `case-${index + 1}`);

describe('a page of cases', () => {
  it('keeps the order of the upstream', async () => {
    const { ids, hasNextPage, hasPreviousPage } = await getPage(3, {});
    expect(ids).toEqual(['case-1', 'case-2', 'case-3']);
    expect([hasNextPage, hasPreviousPage]).toEqual([false, false]);
  });

  it.each([
    [0, 1],
    [1, 1],
    [3, 1],
    [4, 2],
    [9, 3],
  ])('of %d cases reads %d pages of three from the upstream and no more', async (first, reads) => {
    const { ids, seen, hasNextPage } = await getPage(100, { first });
    expect([ids.length, seen.reads.length, hasNextPage]).toEqual([first, reads, true]);
    expect(seen.closed).toBe(1);
  });

  it('after a cursor reads from the upstream page of the cursor on', async () => {
    const { items } = await getPage(100, { first: 5 });
    const { ids, seen, hasPreviousPage } = await getPage(100, { first: 1, after: items[4]!.cursor });
    expect([ids, seen.reads, hasPreviousPage]).toEqual([['case-6'], ['$skiptoken=3'], true]);
  });

  it('after the last case of an upstream page does not read that page again', async () => {
    const { items } = await getPage(100, { first: 3 });
    const { ids, seen } = await getPage(100, { first: 2, after: items[2]!.cursor });
    expect([ids, seen.reads]).toEqual([['case-4', 'case-5'], ['$skiptoken=3']]);
  });

  it('counts matching cases only', async () => {
    const { ids, seen } = await getPage(100, { first: 2, filter: { status: ['CLOSED'] } });
    expect([ids, seen.reads.length]).toEqual([['case-2', 'case-4'], 2]);
  });

  it('leaves out the cases that the caller may not see', async () => {
    const { ids, seen } = await getPage(100, {
      first: 2,
      canRead: (id) => id === 'case-3' || id === 'case-8',
    });
    expect([ids, seen.reads.length]).toEqual([['case-3', 'case-8'], 3]);
  });

  it('with the last case reports that there are no more', async () => {
    expect((await getPage(2, { first: 2 })).hasNextPage).toBe(false);
    expect((await getPage(3, { first: 2 })).hasNextPage).toBe(true);
  });

  it.each([
    [7, 3, 3],
    [7, 3, 2],
    [7, 2, 3],
    [7, 10, 3],
    [12, 4, 5],
    [12, 1, 5],
  ])(
    'and the pages after it contain %d cases once each, by %d, in upstream pages of %d',
    async (count, first, size) => {
      const { ids } = await walk(count, { first }, size);
      expect(ids).toEqual(idsTo(count));
    },
  );

  it('by 50 of 500 cases costs at most 11 requests for all pages, whatever the size of the upstream pages', async () => {
    for (const [size, requests] of [
      [50, 10],
      [100, 10],
      [500, 10],
    ] as const) {
      const all = await walk(500, { first: 50 }, size);
      expect([size, all.ids.length, all.requests]).toEqual([size, 500, requests]);
      expect(all.requests).toBeLessThanOrEqual(11);
    }
  });

  it('starts after the cursor even if the case of the cursor no longer matches the filter', async () => {
    const { items } = await getPage(5, { first: 2 });
    const { ids } = await getPage(5, { after: items[1]!.cursor, filter: { status: ['ACTIVE'] } });
    expect(ids).toEqual(['case-3', 'case-5']);
  });

  it('finds the case of the cursor on a later page of the upstream, where it has moved', async () => {
    const { ids } = await getPage(9, { first: 2, after: ['GRAPH', '', 'case-5'] });
    expect(ids).toEqual(['case-6', 'case-7']);
  });

  it('finds the case of the cursor in another spelling', async () => {
    const { ids } = await getPage(3, { after: ['GRAPH', '', 'CASE-2'] });
    expect(ids).toEqual(['case-3']);
  });
});

describe('a cursor of cases', () => {
  it.each<[string, PageCursor]>([
    ['without parts', []],
    ['of the earlier format', ['', 'case-1']],
    ['of a list of operations', ['CREATED_DATE_TIME DESC', '2026-01-01T00:00:00Z', 'case-1']],
    ['that is null', [null]],
    ['without a query', ['GRAPH', null, 'case-1']],
    ['with a fourth part', ['GRAPH', '', 'case-1', 'x']],
    ['with a fragment', ['GRAPH', '$skiptoken=1#x', 'case-1']],
    ['with a filter of its own', ['GRAPH', "$skiptoken=1&$filter=startswith(displayName,'A')", 'case-1']],
    ['with an encoded name of an option', ['GRAPH', '%24Expand=operations', 'case-1']],
    ['with an option without $', ['GRAPH', 'orderby=displayName', 'case-1']],
    ['with white space', ['GRAPH', '$skiptoken=1 x', 'case-1']],
    ['with a line break', ['GRAPH', '$skiptoken=1\r\nHost: evil.example', 'case-1']],
    ['with a control character', ['GRAPH', '$skiptoken=1\0', 'case-1']],
    ['with a letter outside ASCII', ['GRAPH', '$skiptoken=é', 'case-1']],
    ['with a lone surrogate', ['GRAPH', '$skiptoken=\ud800', 'case-1']],
    ['with a query that is too long', ['GRAPH', 'x'.repeat(4001), 'case-1']],
  ])('%s is rejected before the upstream is read', async (_, after) => {
    const { seen, readPages } = upstream(5);
    const error = await failureOf(() => toCasePage(readPages, { after }));
    expect([error.code, error.details.issues?.[0]?.field, seen.reads]).toEqual([
      'INVALID_INPUT',
      ['after'],
      [],
    ]);
  });

  it.each(['$skiptoken=filter', '$skip=50&$top=50', '%24skiptoken=a&$count=true', 'page=2'])(
    'with the query %s of a link is accepted',
    async (query) => {
      const { seen, readPages } = upstream(5);
      await failureOf(() => toCasePage(readPages, { after: ['GRAPH', query, 'case-99'] }));
      expect(seen.reads).not.toEqual([]);
    },
  );

  it('of a case that does not exist is rejected', async () => {
    const error = await failureOf(() => getPage(5, { after: ['GRAPH', '', 'case-99'] }));
    expect([error.code, error.details.issues?.[0]?.field]).toEqual(['INVALID_INPUT', ['after']]);
  });
});
