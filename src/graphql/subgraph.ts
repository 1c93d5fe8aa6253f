import type { GraphQLContext } from './context.js';
import type { ErrorFormatter } from './errors/format-error.js';
import type { SubgraphSchema } from './schema.js';

/** What a program needs to serve the schema from a GraphQL server of its own. */
export interface Subgraph extends SubgraphSchema {
  /**
   * What one GraphQL request is executed with: bound to its caller, its deadline beginning now.
   *
   * @param clientGone Aborts when nobody waits for the answer any more; never, if absent.
   */
  createContext(
    headers: { readonly authorization?: string | undefined },
    clientGone?: AbortSignal,
  ): Promise<GraphQLContext>;
  /** Resolvers throw errors that are not for clients as they are; this makes them so. */
  readonly formatError: ErrorFormatter;
}
