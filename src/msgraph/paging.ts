import { createError } from '../domain/errors.js';
import { readList, readObject, readString } from './wire/readers.js';

export interface PagingBounds {
  /** Maximum number of pages of one list. */
  readonly maxPages: number;
  /** Maximum number of items of one list. */
  readonly maxItems: number;
}

export interface PagingDependencies extends PagingBounds {
  /** Returns the parsed body of a path. */
  readonly read: (path: string) => Promise<unknown>;
  /** Returns the path of a nextLink; undefined for a link to another origin. */
  readonly toPath: (nextLink: string) => string | undefined;
}

function getNextPath(body: unknown, toPath: PagingDependencies['toPath']): string | undefined {
  const link = readString(readObject(body)?.['@odata.nextLink']);
  if (!link) return undefined;
  const path = toPath(link);
  if (path === undefined) throw createError('invalidResponse');
  return path;
}

/**
 * Reads all items of a list by following `@odata.nextLink` to the last page. A page is fetched when its first item
 * is requested; an empty page is not necessarily the last.
 *
 * Fails instead of returning a part of the list: for a link to a page that was already read or to another origin,
 * for a body that is not a list, and for a list that exceeds the bounds.
 */
export async function* readPages<T>(
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
    path = getNextPath(body, toPath);
  }
}
