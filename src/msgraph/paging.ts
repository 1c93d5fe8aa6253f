import { failure } from '../domain/errors.js';
import { readList, readObject, readText } from './wire/read.js';

export interface PagingBounds {
  /** Pages of one list that are read before it is given up. */
  readonly maxPages: number;
  /** Items of one list that are read before it is given up. */
  readonly maxItems: number;
}

export interface PagingDependencies extends PagingBounds {
  /** The parsed body behind a path. */
  readonly read: (path: string) => Promise<unknown>;
  /** The path of a nextLink, undefined for a foreign one. */
  readonly pathOf: (nextLink: string) => string | undefined;
}

function pathOfNext(body: unknown, pathOf: PagingDependencies['pathOf']): string | undefined {
  const link = readText(readObject(body)?.['@odata.nextLink']);
  if (!link) return undefined;
  const path = pathOf(link);
  if (path === undefined) throw failure('unusableAnswer');
  return path;
}

/**
 * All items of a list, following `@odata.nextLink` until there is none; a page is fetched when its first item
 * is asked for. A page may be empty and still not be the last.
 *
 * Fails rather than ends early: a link back to a page already read, a link to another origin, a body that is
 * no list, or more than the bounds allow. A part of a list must never pass for the whole.
 */
export async function* pagedItems<T>(
  first: string,
  readItem: (json: unknown) => T | null,
  { read, pathOf, maxPages, maxItems }: PagingDependencies,
): AsyncGenerator<T, void, undefined> {
  const seen = new Set<string>();
  let items = 0;
  for (let path: string | undefined = first; path !== undefined;) {
    if (seen.has(path)) throw failure('unusableAnswer');
    if (seen.size >= maxPages) throw failure('tooMuch');
    seen.add(path);
    const body = await read(path);
    const value = readObject(body)?.['value'];
    if (!Array.isArray(value)) throw failure('unusableAnswer');
    for (const item of readList(value, readItem) ?? []) {
      if (++items > maxItems) throw failure('tooMuch');
      yield item;
    }
    path = pathOfNext(body, pathOf);
  }
}
