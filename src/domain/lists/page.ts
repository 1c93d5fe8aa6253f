import { invalidInput } from '../errors.js';
import type { ValidationIssue } from '../problem.js';

/** Items of a page when the caller names no number. */
export const defaultPageSize = 50;

/**
 * The place behind an item, as a list of texts that only the list which made it understands.
 *
 * It travels to clients and back as an opaque cursor, so whatever comes back is checked like any input.
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
}

export function getPageSize({ first }: PageRequest): number {
  return first ?? defaultPageSize;
}

/** @param largest The most items that one page may hold. */
export function validatePage({ first }: PageRequest, largest: number): ValidationIssue[] {
  if (first == null || (first >= 0 && first <= largest)) return [];
  return [{ field: ['first'], message: `must be 0 to ${largest}.` }];
}

/** The request with a size: the one that is asked for, or the default if a page may be as large. */
export function withPageSize<T extends PageRequest>(request: T, largest: number): T {
  return { ...request, first: request.first ?? Math.min(defaultPageSize, largest) };
}

/** The error for a bookmark that another list, another order or nobody made. */
export function invalidCursor() {
  return invalidInput([
    {
      field: ['after'],
      message: 'This cursor does not belong to this list and order, or its item is gone. Start without one.',
    },
  ]);
}
