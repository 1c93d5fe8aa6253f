import type { Page } from '../../domain/lists/page.js';
import { encodeCursor } from './cursor.js';

/** A Relay connection, plus the nodes for clients that need no cursors. */
export interface Connection<T> {
  readonly edges: readonly { readonly node: T; readonly cursor: string }[];
  readonly nodes: readonly T[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  /** Absent for a list that is not read as a whole. */
  readonly totalCount: number | undefined;
}

export function toConnection<T>({ items, hasNextPage, hasPreviousPage, totalCount }: Page<T>): Connection<T> {
  const edges = items.map(({ node, cursor }) => ({ node, cursor: encodeCursor(cursor) }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    totalCount,
    pageInfo: {
      hasNextPage,
      hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
