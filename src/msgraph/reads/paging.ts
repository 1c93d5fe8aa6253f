import { createError } from '../../domain/errors.js';
import { readObject, readString } from '../wire/readers.js';
import type { TimedJson } from '../wire/responses.js';

export interface PagingBounds {
  /** Maximum number of pages of one list. */
  readonly maxPages: number;
  /** Maximum number of items of one list. */
  readonly maxItems: number;
}

export interface PagingDependencies extends PagingBounds {
  readonly read: (path: string) => Promise<TimedJson>;
  /** Returns the path of a nextLink; undefined for a link to another origin. */
  readonly toPath: (nextLink: string) => string | undefined;
  /** Receives the number of items of a page that cannot be read, such as items without an id. */
  readonly reportUnreadable: (count: number, path: string) => void;
}

/** An item, and its key in the list. */
export interface ListItem<T> {
  readonly key: string;
  readonly item: T;
}

export interface ListPage<T> {
  readonly items: readonly T[];
  /** The query of this page, with which the list can be read from here on; empty for the first page. */
  readonly query: string;
  /** The query of the next page; undefined for the last one. */
  readonly nextQuery: string | undefined;
}

function getQuery(path: string): string {
  const index = path.indexOf('?');
  return index < 0 ? '' : path.slice(index + 1);
}

function getNextPath(body: unknown, toPath: PagingDependencies['toPath']): string | undefined {
  const link = readObject(body)?.['@odata.nextLink'];
  if (link === undefined || link === null || link === '') return undefined;
  const path = toPath(readString(link) ?? '');
  if (path === undefined) throw createError('invalidResponse');
  return path;
}

/**
 * Reads the pages of a list by following `@odata.nextLink` to the last one. A page is fetched when it is requested;
 * an empty page is not necessarily the last. Each item appears once, although the upstream may move it from page to
 * page meanwhile.
 *
 * Fails instead of returning a part of the list: for a link to a page that was already read or to another origin,
 * for a body that is not a list, and for a list that exceeds the bounds. An item that cannot be read is reported.
 *
 * @param readItems Reads the values of a page; null for an invalid item.
 */
export async function* readPages<T>(
  first: string,
  readItems: (values: readonly unknown[], asOf: string) => readonly (ListItem<T> | null)[],
  { read, toPath, reportUnreadable, maxPages, maxItems }: PagingDependencies,
): AsyncGenerator<ListPage<T>, void, undefined> {
  const paths = new Set<string>();
  const keys = new Set<string>();
  let count = 0;
  for (let path: string | undefined = first; path !== undefined;) {
    if (paths.has(path)) throw createError('invalidResponse');
    if (paths.size >= maxPages) throw createError('responseTooLarge');
    paths.add(path);
    const { json: body, asOf } = await read(path);
    const value = readObject(body)?.['value'];
    if (!Array.isArray(value)) throw createError('invalidResponse');
    count += value.length;
    if (count > maxItems) throw createError('responseTooLarge');
    const items: T[] = [];
    let unreadable = 0;
    for (const read of readItems(value as unknown[], asOf)) {
      if (read === null) unreadable += 1;
      else if (!keys.has(read.key)) items.push(read.item);
      if (read !== null) keys.add(read.key);
    }
    if (unreadable > 0) reportUnreadable(unreadable, path);
    const query = getQuery(path);
    path = getNextPath(body, toPath);
    const nextQuery = path === undefined ? undefined : getQuery(path);
    yield { items, query, nextQuery };
  }
}
