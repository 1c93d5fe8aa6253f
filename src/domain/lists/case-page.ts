import type { EdiscoveryCase } from '../ediscovery-case.js';
import { type CaseFilter, matchesCase } from './filters.js';
import { type Page, type PageRequest, getPageSize, invalidCursor } from './page.js';

export interface CaseListRequest extends PageRequest {
  readonly filter?: CaseFilter | null;
  /** Whether the caller may see the case of this id: the others are as if they did not exist. All, if absent. */
  readonly canRead?: (id: string) => boolean;
}

/**
 * One page of cases in the order of the upstream, reading no further than the page needs: each page of the
 * upstream costs one of five requests a minute.
 */
export async function toCasePage(
  all: AsyncIterable<EdiscoveryCase>,
  request: CaseListRequest,
): Promise<Page<EdiscoveryCase>> {
  const size = getPageSize(request);
  const after = request.after;
  if (after && (after.length !== 1 || typeof after[0] !== 'string')) throw invalidCursor();
  let skipping = Boolean(after);
  const found: EdiscoveryCase[] = [];
  for await (const one of all) {
    if (request.canRead?.(one.id) === false) continue;
    if (skipping) skipping = one.id !== after?.[0];
    else if (matchesCase(one, request.filter ?? {})) found.push(one);
    if (found.length > size) break;
  }
  if (skipping) throw invalidCursor();
  return {
    items: found.slice(0, size).map((node) => ({ node, cursor: [node.id] })),
    hasNextPage: found.length > size,
    hasPreviousPage: Boolean(after),
  };
}
