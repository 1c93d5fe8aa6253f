import { type ValidationIssue, invalidInput } from '../errors.js';

/** Number of items of a page if the caller does not specify one. */
export const defaultPageSize = 50;

/**
 * The position after an item, as a list of strings. Each kind of list has its own format.
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
}

/** A page of a list that is read as a whole. */
export interface CountedPage<T> extends Page<T> {
  /** Number of items that match the filter, on all pages. */
  readonly totalCount: number;
}

export function getPageSize({ first }: PageRequest): number {
  return first ?? defaultPageSize;
}

/** @param maxItems Maximum number of items of one page. */
export function validatePage({ first }: PageRequest, maxItems: number): ValidationIssue[] {
  if (first == null || (first >= 0 && first <= maxItems)) return [];
  return [{ field: ['first'], message: `Expected 0 to ${maxItems}, got ${first}.` }];
}

/** Adds the default page size, limited to the maximum, to a request without a size. */
export function withPageSize<T extends PageRequest>(request: T, maxItems: number): T {
  return { ...request, first: request.first ?? Math.min(defaultPageSize, maxItems) };
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
