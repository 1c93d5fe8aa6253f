import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginInlineTrace } from '@apollo/server/plugin/inlineTrace';
import { wwwAuthenticate } from './errors/www-authenticate.js';
import type { GraphQLContext } from './context.js';
import type { ErrorFormatter } from './errors/format-error.js';
import { noServiceDefinition } from './errors/hide-schema.js';
import type { GraphQLLimits } from './limits/graphql-limits.js';
import { limitOperations } from './limits/limit-operations.js';
import { limitRules } from './limits/validation-rules.js';
import { noSubscription } from './limits/no-subscription.js';
import type { SubgraphSchema } from './schema.js';

export interface GraphQLServerOptions {
  readonly subgraph: SubgraphSchema;
  readonly limits: GraphQLLimits;
  /** Whether callers may learn the schema from the server. */
  readonly introspection: boolean;
  /** Whether arrays of operations are taken; how many, the HTTP front decides. */
  readonly batching: boolean;
  /** Whether a gateway that asks for it is told how long each field took. */
  readonly inlineTraces: boolean;
  readonly formatError: ErrorFormatter;
}

export type GraphQLServer = ApolloServer<GraphQLContext>;

/** Apollo Server over the subgraph's schema, with our limits and errors and without its landing page (it needs a CDN). */
export function createGraphQLServer(options: GraphQLServerOptions): GraphQLServer {
  const { subgraph, limits, introspection } = options;
  return new ApolloServer<GraphQLContext>({
    schema: subgraph.schema,
    csrfPrevention: true,
    introspection,
    allowBatchedHttpRequests: options.batching,
    parseOptions: { maxLexicalTokens: limits.tokens },
    validationRules: [...limitRules(limits), noSubscription, ...(introspection ? [] : [noServiceDefinition])],
    includeStacktraceInErrorResponses: false,
    formatError: options.formatError,
    // The process decides when to stop, not a library.
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // Inline traces tell every caller who asks how long each resolver took.
      options.inlineTraces
        ? ApolloServerPluginInlineTrace({ includeErrors: { masked: true } })
        : ApolloServerPluginInlineTraceDisabled(),
      limitOperations(limits),
      wwwAuthenticate,
    ],
  });
}
