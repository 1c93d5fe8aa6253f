import { type ValidationIssue, invalidInput } from '../errors.js';

/** Number of items of a page if the caller does not specify one. */
export const defaultPageSize = 50;

/** The position of an item: the string that the list is ordered by, and the id of the item; null where there is none. */
export interface Position {
  readonly key: string | null;
  readonly id: string | null;
}

/**
 * The position after an item, with the order of its list: `[order, key, id]`.
 *
 * Clients receive and return it as an opaque cursor, so it is validated like any other input.
 */
export type PageCursor = readonly (string | null)[];

/** The forward half of Relay's cursor pagination. */
export interface PageRequest {
  readonly first?: number | null;
  readonly after?: PageCursor | null;
}

export interface Page<T> {
  readonly items: readonly { readonly node: T; readonly cursor: PageCursor }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Number of items that match the filter, on all pages; absent for a list that is not read as a whole. */
  readonly totalCount?: number;
}

/** @param maxItems Maximum number of items of one page. */
export function getPageSize({ first }: PageRequest, maxItems: number): number {
  return first ?? Math.min(defaultPageSize, maxItems);
}

/** @param maxItems Maximum number of items of one page. */
export function validatePage({ first }: PageRequest, maxItems: number): ValidationIssue[] {
  if (first == null || (first >= 0 && first <= maxItems)) return [];
  return [{ field: ['first'], message: `Expected 0 to ${maxItems}, got ${first}.` }];
}

export function toCursor(order: string, { key, id }: Position): PageCursor {
  return [order, key, id];
}

/** @throws CaseOperationsError INVALID_INPUT for a cursor of another order, or of another kind of list. */
export function toPosition(order: string, cursor: PageCursor): Position {
  const [cursorOrder, key = null, id = null] = cursor;
  if (cursor.length !== 3 || cursorOrder !== order) throw invalidCursor();
  return { key, id };
}

/** Creates the error for a cursor that does not belong to the list and order. */
export function invalidCursor() {
  return invalidInput([
    {
      field: ['after'],
      message:
        'The cursor does not belong to this list and order, or its item no longer exists. Start without a cursor.',
    },
  ]);
}
