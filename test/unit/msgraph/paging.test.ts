import { type PagingBounds, readPages } from '../../../src/msgraph/paging.js';
import { readString } from '../../../src/msgraph/wire/readers.js';
import { failureOf } from '../../testkit/failures.js';

/** Reads the given pages by path; a link with `x:` is a link to another origin. */
function readFrom(pages: Readonly<Record<string, unknown>>, bounds: Partial<PagingBounds> = {}) {
  const reads: string[] = [];
  const items = readPages('/1', readString, {
    read: (path) => {
      reads.push(path);
      return Promise.resolve(pages[path]);
    },
    toPath: (link) => (link.startsWith('x:') ? undefined : link),
    maxPages: 100,
    maxItems: 100,
    ...bounds,
  });
  return { items, reads };
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

  it.each([[null], [''], [7], [{}]])('ends if the nextLink is %p', async (next) => {
    await expect(Array.fromAsync(readFrom({ '/1': page(['a'], next) }).items)).resolves.toEqual(['a']);
  });

  it('leaves out items that cannot be read', async () => {
    await expect(Array.fromAsync(readFrom({ '/1': page(['a', 7, null, 'b']) }).items)).resolves.toEqual([
      'a',
      'b',
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
