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

/** A class, because V8 makes a hidden class for each object with a getter of its own, and keeps it with what the getter uses. */
class PageConnection<T> implements Connection<T> {
  readonly nodes: readonly T[];
  readonly totalCount: number | undefined;
  readonly #page: Page<T>;

  constructor(page: Page<T>) {
    this.nodes = page.items.map(({ node }) => node);
    this.totalCount = page.totalCount;
    this.#page = page;
  }

  /** Most clients select the nodes, which need no cursors. */
  get edges() {
    return this.#page.items.map(({ node, cursor }) => ({ node, cursor: encodeCursor(cursor) }));
  }

  get pageInfo() {
    const { items, hasNextPage, hasPreviousPage } = this.#page;
    const encode = (item: (typeof items)[number] | undefined) => (item ? encodeCursor(item.cursor) : null);
    return { hasNextPage, hasPreviousPage, startCursor: encode(items[0]), endCursor: encode(items.at(-1)) };
  }
}

export function toConnection<T>(page: Page<T>): Connection<T> {
  return new PageConnection(page);
}
