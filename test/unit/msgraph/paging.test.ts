import { type PagingBounds, readPages } from '../../../src/msgraph/reads/paging.js';
import { readString } from '../../../src/msgraph/wire/readers.js';
import { failureOf } from '../../testkit/failures.js';

/** Reads the given pages by path; a link with `x:` is a link to another origin. */
function readFrom(pages: Readonly<Record<string, unknown>>, bounds: Partial<PagingBounds> = {}) {
  const reads: string[] = [];
  const unreadable: [number, string][] = [];
  const list = readPages('/1', (values) => values.map(readItem), {
    read: (path) => {
      reads.push(path);
      return Promise.resolve({ json: pages[path], asOf: '2026-08-31T12:00:00.000Z' });
    },
    toPath: (link) => (/^(x:|not)/.test(link) || link === '' ? undefined : link),
    reportUnreadable: (count, path) => unreadable.push([count, path]),
    maxPages: 100,
    maxItems: 100,
    ...bounds,
  });
  async function* items() {
    for await (const one of list) yield* one.items;
  }
  return { list, items: items(), reads, unreadable };
}

/** An item is a string, and its key the string in lower case. */
function readItem(json: unknown) {
  const item = readString(json);
  return item === null ? null : { key: item.toLowerCase(), item };
}

const page = (value: readonly unknown[], next?: unknown) => ({
  value,
  ...(next !== undefined && { '@odata.nextLink': next }),
});

describe('a list in pages', () => {
  it('is read completely, in the order of the upstream', async () => {
    const { items, reads } = readFrom({
      '/1': page(['a', 'b'], '/2'),
      '/2': page(['c'], '/3'),
      '/3': page(['d']),
    });
    await expect(Array.fromAsync(items)).resolves.toEqual(['a', 'b', 'c', 'd']);
    expect(reads).toEqual(['/1', '/2', '/3']);
  });

  it('may be empty', async () => {
    await expect(Array.fromAsync(readFrom({ '/1': page([]) }).items)).resolves.toEqual([]);
  });

  it('continues after an empty page', async () => {
    const { items } = readFrom({ '/1': page([], '/2'), '/2': page([], '/3'), '/3': page(['a']) });
    await expect(Array.fromAsync(items)).resolves.toEqual(['a']);
  });

  it.each([[null], ['']])('ends if the nextLink is %p', async (next) => {
    await expect(Array.fromAsync(readFrom({ '/1': page(['a'], next) }).items)).resolves.toEqual(['a']);
  });

  it('leaves out items that cannot be read, and reports their number and page', async () => {
    const { items, unreadable } = readFrom({ '/1': page(['a'], '/2'), '/2': page(['b', 7, null, 'c']) });
    await expect(Array.fromAsync(items)).resolves.toEqual(['a', 'b', 'c']);
    expect(unreadable).toEqual([[2, '/2']]);
  });

  it('contains an item once that moves to a later page meanwhile, or appears in another spelling', async () => {
    const { items } = readFrom({ '/1': page(['a', 'b', 'B'], '/2'), '/2': page(['b', 'c', 'A']) });
    await expect(Array.fromAsync(items)).resolves.toEqual(['a', 'b', 'c']);
  });

  it('returns the query of each page and of the next one', async () => {
    const { list } = readFrom({ '/1': page(['a'], '/2?$skip=1'), '/2?$skip=1': page(['b']) });
    await expect(Array.fromAsync(list)).resolves.toEqual([
      { items: ['a'], query: '', nextQuery: '$skip=1' },
      { items: ['b'], query: '$skip=1', nextQuery: undefined },
    ]);
  });

  it('is not read until its first item is requested', () => {
    expect(readFrom({ '/1': page(['a']) }).reads).toEqual([]);
  });

  it('is read page by page, each when its first item is requested', async () => {
    const { items, reads } = readFrom({ '/1': page(['a', 'b'], '/2'), '/2': page(['c']) });
    const counts: number[] = [];
    for await (const item of items) counts.push(item.length && reads.length);
    expect(counts).toEqual([1, 1, 2]);
  });

  it('is read no further after the iteration ends', async () => {
    const { items, reads } = readFrom({ '/1': page(['a', 'b'], '/2'), '/2': page(['c']) });
    for await (const item of items) if (item === 'b') break;
    expect(reads).toEqual(['/1']);
  });
});

describe('a list that cannot be read completely', () => {
  it.each([
    ['leads back to its first page', { '/1': page(['a'], '/1') }],
    [
      'leads back to an earlier page',
      { '/1': page(['a'], '/2'), '/2': page([], '/3'), '/3': page([], '/2') },
    ],
    ['leads to another origin', { '/1': page(['a'], 'x://evil.example') }],
    ['has a link that is a number', { '/1': page(['a'], 7) }],
    ['has a link that is an object', { '/1': page(['a'], {}) }],
    ['has a link that is not a URL', { '/1': page(['a'], 'not a link') }],
    ['is not JSON', {}],
    ['is null', { '/1': null }],
    ['is a bare list', { '/1': ['a'] }],
    ['has no value', { '/1': {} }],
    ['has a value that is an object', { '/1': { value: { id: 'a' } } }],
    ['breaks on its second page', { '/1': page(['a'], '/2'), '/2': { error: {} } }],
  ])('because it %s causes an error instead of a partial result', async (_, pages) => {
    const error = await failureOf(() => Array.fromAsync(readFrom(pages).items));
    expect(error.code).toBe('UPSTREAM_UNAVAILABLE');
    expect(error.message).not.toContain('GRAPH_MAX');
  });

  it.each<[string, Partial<PagingBounds>, number]>([
    ['pages', { maxPages: 2 }, 2],
    ['items', { maxItems: 3 }, 2],
    // Also items that cannot be read count.
    ['items on a page', { maxItems: 1 }, 1],
  ])(
    'because it has more %s than allowed causes an error with the names of the settings',
    async (_, bounds, pagesRead) => {
      const pages = { '/1': page(['a', 'b'], '/2'), '/2': page(['c', 'd'], '/3'), '/3': page(['e']) };
      const { items, reads } = readFrom(pages, bounds);
      const error = await failureOf(() => Array.fromAsync(items));
      expect(error.code).toBe('UPSTREAM_UNAVAILABLE');
      expect(error.message).toContain('GRAPH_MAX_PAGES');
      expect(error.message).toContain('GRAPH_MAX_ITEMS');
      expect(reads).toHaveLength(pagesRead);
    },
  );

  it('is complete with exactly the maximum number of pages and items', async () => {
    const pages = { '/1': page(['a', 'b'], '/2'), '/2': page(['c']) };
    const { items } = readFrom(pages, { maxPages: 2, maxItems: 3 });
    await expect(Array.fromAsync(items)).resolves.toEqual(['a', 'b', 'c']);
  });
});
