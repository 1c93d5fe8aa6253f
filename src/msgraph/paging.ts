import { createError } from '../domain/errors.js';
import { readList, readObject, readString } from './wire/readers.js';

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
  readonly toPath: (nextLink: string) => string | undefined;
}

function pathOfNext(body: unknown, toPath: PagingDependencies['toPath']): string | undefined {
  const link = readString(readObject(body)?.['@odata.nextLink']);
  if (!link) return undefined;
  const path = toPath(link);
  if (path === undefined) throw createError('invalidResponse');
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
  { read, toPath, maxPages, maxItems }: PagingDependencies,
): AsyncGenerator<T, void, undefined> {
  const seen = new Set<string>();
  let items = 0;
  for (let path: string | undefined = first; path !== undefined;) {
    if (seen.has(path)) throw createError('invalidResponse');
    if (seen.size >= maxPages) throw createError('responseTooLarge');
    seen.add(path);
    const body = await read(path);
    const value = readObject(body)?.['value'];
    if (!Array.isArray(value)) throw createError('invalidResponse');
    for (const item of readList(value, readItem) ?? []) {
      if (++items > maxItems) throw createError('responseTooLarge');
      yield item;
    }
    path = pathOfNext(body, toPath);
  }
}
