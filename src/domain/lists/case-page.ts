import type { EdiscoveryCase } from '../ediscovery-case.js';
import { type CaseFilter, matchesCase } from './filters.js';
import { type Page, type PageRequest, getPageSize, invalidCursor } from './page.js';

export interface CaseListRequest extends PageRequest {
  readonly filter?: CaseFilter | null;
  /** Whether the caller may see a case: all others are left out. All cases if absent. */
  readonly canRead?: (id: string) => boolean;
}

/**
 * Returns one page of cases in the order of the upstream, and reads no more of the upstream than the page needs:
 * each of its pages costs a request of the quota.
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
