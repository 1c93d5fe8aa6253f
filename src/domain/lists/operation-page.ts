import type { CaseOperation } from '../case-operation.js';
import { type OperationFilter, matchesOperation } from './filters.js';
import {
  type OperationOrder,
  type OperationPosition,
  comparePositions,
  defaultOrder,
  isPosition,
  getPosition,
} from './operation-order.js';
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

export interface OperationListRequest extends PageRequest {
  readonly filter?: OperationFilter | null;
  readonly orderBy?: OperationOrder | null;
}

function getOrderName({ field, direction }: OperationOrder): string {
  return `${field} ${direction}`;
}

function toOperationPosition(order: OperationOrder, cursor: PageCursor): OperationPosition {
  const { key, id } = toPosition(getOrderName(order), cursor);
  if (!id || !isPosition({ key, id }, order.field)) throw invalidCursor();
  return { key, id };
}

/**
 * Returns one page of the operations of a case. They are filtered and sorted here, because Graph does not document
 * `$filter` and `$orderby` for operations and unsupported parameters "might fail silently".
 *
 * A cursor is a position in the order, not an item: it stays valid when the operation no longer exists.
 *
 * @param maxItems Maximum number of items of one page.
 */
export function toOperationPage(
  all: readonly CaseOperation[],
  request: OperationListRequest,
  maxItems: number = defaultPageSize,
): Page<CaseOperation> & { readonly totalCount: number } {
  const order = request.orderBy ?? defaultOrder;
  const compare = comparePositions(order);
  const sorted = all
    .filter((operation) => matchesOperation(operation, request.filter ?? {}))
    .map((node) => ({ node, position: getPosition(node, order.field) }))
    .sort((a, b) => compare(a.position, b.position));
  const after = request.after ? toOperationPosition(order, request.after) : undefined;
  const rest = after ? sorted.filter(({ position }) => compare(position, after) > 0) : sorted;
  const page = rest.slice(0, getPageSize(request, maxItems));
  return {
    items: page.map(({ node, position }) => ({ node, cursor: toCursor(getOrderName(order), position) })),
    hasNextPage: rest.length > page.length,
    hasPreviousPage: rest.length < sorted.length,
    totalCount: sorted.length,
  };
}
