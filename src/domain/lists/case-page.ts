import type { EdiscoveryCase } from '../ediscovery-case.js';
import { toCanonicalId } from '../ids.js';
import { type CaseFilter, matchesCase } from './filters.js';
import {
  type Page,
  type PageCursor,
  type PageRequest,
  defaultPageSize,
  getPageSize,
  invalidCursor,
  toCursor,
  toPosition,
} from './page.js';

export interface CaseListRequest extends PageRequest {
  readonly filter?: CaseFilter | null;
  /** Whether the caller may see a case: all others are left out. All cases if absent. */
  readonly canRead?: (id: string) => boolean;
}

/** A page of the upstream. */
export interface CasePage {
  readonly items: readonly EdiscoveryCase[];
  /** From here on, the list can be read again. */
  readonly query: string;
  readonly nextQuery: string | undefined;
}

/** Reads the pages of the upstream from a query of one of them on. */
export type ReadCasePages = (from: string) => AsyncIterable<CasePage>;

/** Queries travel to clients and back, so a cursor is checked like any input: no fragment, no longer than a URL. */
const validQuery = /^[\x21\x22\x24-\x7e]{0,4000}$/;

/** The system query options of OData that change what a list shows. A link to its next page has those of its request: none. */
const changingOptions = new Set([
  'apply',
  'compute',
  'expand',
  'filter',
  'format',
  'orderby',
  'schemaversion',
  'search',
  'select',
]);

/** Whether a query can be of a link to a page. The `$` of an option may be absent (OData 4.01). */
function isPageQuery(query: string): boolean {
  if (!validQuery.test(query)) return false;
  const names = [...new URLSearchParams(query).keys()];
  return !names.some((name) => changingOptions.has(name.trim().replace(/^\$/, '').toLowerCase()));
}

/** The order of Microsoft Graph: the key of a position is the query of the upstream page to read from on. */
const order = 'GRAPH';

/** The upstream page to read from on, and the id of the last item before the position (none for the start of the page). */
function toStart(after: PageCursor | null | undefined): { from: string; id: string | null } {
  if (!after) return { from: '', id: null };
  const { key: from, id } = toPosition(order, after);
  if (from === null || !isPageQuery(from)) throw invalidCursor();
  return { from, id };
}

function isSameId(itemId: string, id: string | null): boolean {
  return id !== null && toCanonicalId(itemId) === toCanonicalId(id);
}

/** The cursor of an item: behind the last item of a page it is the start of the next one, so that none is read twice. */
function getCursor({ items, query, nextQuery }: CasePage, item: EdiscoveryCase): PageCursor {
  const isLast = nextQuery !== undefined && item === items.at(-1);
  return toCursor(order, isLast ? { key: nextQuery, id: null } : { key: query, id: item.id });
}

/**
 * Returns one page of cases in the order of the upstream, and reads no more of the upstream than the page needs:
 * each of its pages costs a request of the quota. The last page may therefore be empty.
 *
 * @param maxItems Maximum number of items of one page.
 */
export async function toCasePage(
  readPages: ReadCasePages,
  request: CaseListRequest,
  maxItems: number = defaultPageSize,
): Promise<Page<EdiscoveryCase>> {
  const { filter, canRead = () => true, after } = request;
  const size = getPageSize(request, maxItems);
  const { from, id } = toStart(after);
  let skipping = id !== null;
  let hasNextPage = false;
  const found: { node: EdiscoveryCase; cursor: PageCursor }[] = [];
  for await (const page of readPages(from)) {
    const start = skipping ? page.items.findIndex((item) => isSameId(item.id, id)) : -1;
    skipping &&= start < 0;
    const matching = page.items
      .slice(skipping ? page.items.length : start + 1)
      .filter((item) => canRead(item.id) && matchesCase(item, filter ?? {}));
    found.push(...matching.map((node) => ({ node, cursor: getCursor(page, node) })));
    hasNextPage = found.length > size || page.nextQuery !== undefined;
    if (!skipping && found.length >= size) break;
  }
  if (skipping) throw invalidCursor();
  return { items: found.slice(0, size), hasNextPage, hasPreviousPage: Boolean(after) };
}
