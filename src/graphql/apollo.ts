import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginInlineTrace } from '@apollo/server/plugin/inlineTrace';
import { wwwAuthenticate } from './errors/www-authenticate.js';
import type { GraphQLContext } from './context.js';
import type { ErrorFormatter } from './errors/format-error.js';
import { limitErrors, maxErrors } from './errors/limit-errors.js';
import { noServiceDefinition } from './errors/hide-schema.js';
import type { GraphQLLimits } from './limits/graphql-limits.js';
import { limitOperations } from './limits/limit-operations.js';
import { limitRules } from './limits/validation-rules.js';
import { noSubscription } from './limits/no-subscription.js';
import { noStore } from './no-store.js';
import { type ObserveOperation, observeOperations } from './observe-operations.js';
import type { SubgraphSchema } from './schema.js';

export interface GraphQLServerOptions {
  readonly subgraph: SubgraphSchema;
  readonly limits: GraphQLLimits;
  /** Whether clients can read the schema from the server. */
  readonly introspection: boolean;
  /** Whether arrays of operations are accepted; the HTTP server limits their length. */
  readonly batching: boolean;
  /** Whether the response contains the duration of each field if a gateway requests it. */
  readonly inlineTraces: boolean;
  readonly formatError: ErrorFormatter;
  /** The documents of automatic persisted queries; absent = those that this process has seen. */
  readonly documentCache?: DocumentCache | undefined;
  readonly observe?: ObserveOperation | undefined;
  /** Keeps the operations that can be compiled. */
  readonly remember?: ApolloServerPlugin<GraphQLContext> | undefined;
}

/** Where the documents of automatic persisted queries are kept, by their hashes. */
export interface DocumentCache {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<boolean>;
}

export type GraphQLServer = ApolloServer<GraphQLContext>;

/** Apollo Server with our limits and error format, and without its landing page, which needs a CDN. */
export function createGraphQLServer(options: GraphQLServerOptions): GraphQLServer {
  const { subgraph, limits, introspection } = options;
  return new ApolloServer<GraphQLContext>({
    schema: subgraph.schema,
    csrfPrevention: true,
    introspection,
    allowBatchedHttpRequests: options.batching,
    parseOptions: { maxLexicalTokens: limits.tokens },
    validationOptions: { maxErrors, hideSuggestions: !introspection },
    executionOptions: { maxCoercionErrors: maxErrors },
    validationRules: [...limitRules(limits), noSubscription, ...(introspection ? [] : [noServiceDefinition])],
    includeStacktraceInErrorResponses: false,
    formatError: options.formatError,
    ...(options.documentCache && { persistedQueries: { cache: options.documentCache } }),
    // src/main.ts handles the signals of the process.
    stopOnTerminationSignals: false,
    plugins: [
      // First: the others see the errors that are shown.
      limitErrors,
      ApolloServerPluginLandingPageDisabled(),
      // It asks every field for hints that this schema does not have.
      ApolloServerPluginCacheControlDisabled(),
      noStore,
      // Inline traces show the duration of each resolver to any caller that requests them.
      options.inlineTraces
        ? ApolloServerPluginInlineTrace({ includeErrors: { masked: true } })
        : ApolloServerPluginInlineTraceDisabled(),
      limitOperations(limits),
      wwwAuthenticate,
      ...(options.observe ? [observeOperations(options.observe)] : []),
      ...(options.remember ? [options.remember] : []),
    ],
  });
}
