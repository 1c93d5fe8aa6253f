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
 * @param readItem Returns the item and its key; null for an invalid item. Its second parameter is that of its page.
 */
export async function* readPages<T>(
  first: string,
  readItem: (json: unknown, asOf: string) => { readonly key: string; readonly item: T } | null,
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
    const items = (value as unknown[]).map((item) => readItem(item, asOf));
    count += items.length;
    if (count > maxItems) throw createError('responseTooLarge');
    const readable = items.filter((item) => item !== null);
    if (readable.length < items.length) reportUnreadable(items.length - readable.length, path);
    const isNew = ({ key }: { readonly key: string }) => !keys.has(key) && Boolean(keys.add(key));
    const query = getQuery(path);
    path = getNextPath(body, toPath);
    const nextQuery = path === undefined ? undefined : getQuery(path);
    yield { items: readable.filter(isNew).map(({ item }) => item), query, nextQuery };
  }
}
