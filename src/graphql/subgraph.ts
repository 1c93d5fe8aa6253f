import type { GraphQLContext } from './context.js';
import type { ErrorFormatter } from './errors/format-error.js';
import type { SubgraphSchema } from './schema.js';

/** Everything that a program needs to serve the schema with its own GraphQL server. */
export interface Subgraph extends SubgraphSchema {
  /**
   * Creates the context value of one GraphQL request, bound to its caller. The deadline of the request starts now.
   *
   * @param clientGone Aborts when the client has disconnected. Never, if absent.
   * @param getAddress Returns the address of the client, for the audit trail.
   */
  createContext(
    headers: { readonly authorization?: string | undefined },
    clientGone?: AbortSignal,
    getAddress?: () => string,
  ): Promise<GraphQLContext>;
  /** Converts an error of a resolver to what a client may see. */
  readonly formatError: ErrorFormatter;
}
