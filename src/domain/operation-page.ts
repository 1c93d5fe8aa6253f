import type { CaseOperation } from './case-operation.js';
import { type OperationFilter, matchesOperation } from './listing.js';
import {
  type OperationOrder,
  type Position,
  comparePositions,
  defaultOrder,
  isPosition,
  positionOf,
} from './operation-order.js';
import { type Bookmark, type Page, type PageRequest, pageSize, strangeBookmark } from './page.js';

export interface OperationListRequest extends PageRequest {
  readonly filter?: OperationFilter | null;
  readonly orderBy?: OperationOrder | null;
}

function bookmarkOf(order: OperationOrder, { key, id }: Position): Bookmark {
  return [order.field, order.direction, key, id];
}

function positionIn(order: OperationOrder, bookmark: Bookmark): Position {
  const [field, direction, key, id] = bookmark;
  const ours = bookmark.length === 4 && field === order.field && direction === order.direction;
  const position = { key: key ?? null, id: id ?? '' };
  if (!ours || position.id === '' || !isPosition(position, order.field)) throw strangeBookmark();
  return position;
}

/**
 * One page of a case's operations: filtered, ordered and cut here, since what the upstream makes of `$filter`
 * and `$orderby` on operations is not known and it "might fail silently".
 *
 * A bookmark is a place in the order, not an item: it holds when that operation is gone.
 */
export function pageOfOperations(
  all: readonly CaseOperation[],
  request: OperationListRequest,
): Page<CaseOperation> {
  const order = request.orderBy ?? defaultOrder;
  const compare = comparePositions(order);
  const sorted = all
    .filter((operation) => matchesOperation(operation, request.filter ?? {}))
    .map((node) => ({ node, position: positionOf(node, order.field) }))
    .sort((a, b) => compare(a.position, b.position));
  const after = request.after ? positionIn(order, request.after) : undefined;
  const rest = after ? sorted.filter(({ position }) => compare(position, after) > 0) : sorted;
  const page = rest.slice(0, pageSize(request));
  return {
    items: page.map(({ node, position }) => ({ node, bookmark: bookmarkOf(order, position) })),
    hasNextPage: rest.length > page.length,
    hasPreviousPage: rest.length < sorted.length,
  };
}
