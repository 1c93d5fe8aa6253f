import type { CaseOperation } from '../case-operation.js';
import { type OperationFilter, matchesOperation } from './filters.js';
import {
  type OperationOrder,
  type Position,
  comparePositions,
  defaultOrder,
  isPosition,
  getPosition,
} from './operation-order.js';
import { type CountedPage, type PageCursor, type PageRequest, getPageSize, invalidCursor } from './page.js';

export interface OperationListRequest extends PageRequest {
  readonly filter?: OperationFilter | null;
  readonly orderBy?: OperationOrder | null;
}

function toCursor(order: OperationOrder, { key, id }: Position): PageCursor {
  return [order.field, order.direction, key, id];
}

function toPosition(order: OperationOrder, cursor: PageCursor): Position {
  const [field, direction, key, id] = cursor;
  const matches = cursor.length === 4 && field === order.field && direction === order.direction;
  const position = { key: key ?? null, id: id ?? '' };
  if (!matches || position.id === '' || !isPosition(position, order.field)) throw invalidCursor();
  return position;
}

/**
 * Returns one page of the operations of a case. They are filtered and sorted here, because Graph does not document
 * `$filter` and `$orderby` for operations and unsupported parameters "might fail silently".
 *
 * A cursor is a position in the order, not an item: it stays valid when the operation no longer exists.
 */
export function toOperationPage(
  all: readonly CaseOperation[],
  request: OperationListRequest,
): CountedPage<CaseOperation> {
  const order = request.orderBy ?? defaultOrder;
  const compare = comparePositions(order);
  const sorted = all
    .filter((operation) => matchesOperation(operation, request.filter ?? {}))
    .map((node) => ({ node, position: getPosition(node, order.field) }))
    .sort((a, b) => compare(a.position, b.position));
  const after = request.after ? toPosition(order, request.after) : undefined;
  const rest = after ? sorted.filter(({ position }) => compare(position, after) > 0) : sorted;
  const page = rest.slice(0, getPageSize(request));
  return {
    items: page.map(({ node, position }) => ({ node, cursor: toCursor(order, position) })),
    hasNextPage: rest.length > page.length,
    hasPreviousPage: rest.length < sorted.length,
    totalCount: sorted.length,
  };
}
