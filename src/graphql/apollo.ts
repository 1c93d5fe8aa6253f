import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { challengeUnauthenticated } from './challenge.js';
import type { GraphQLContext } from './context.js';
import { createErrorFormatter } from './format-error.js';
import type { SubgraphSchema } from './schema.js';

export interface GraphQLServerOptions {
  readonly subgraph: SubgraphSchema;
  /** What is told of an error that is nobody's fault but ours. */
  readonly reportBug: (bug: unknown) => void;
}

export type GraphQLServer = ApolloServer<GraphQLContext>;

/** Apollo Server over the subgraph's schema, with our errors and without its landing page (it needs a CDN). */
export function createGraphQLServer({ subgraph, reportBug }: GraphQLServerOptions): GraphQLServer {
  return new ApolloServer<GraphQLContext>({
    schema: subgraph.schema,
    csrfPrevention: true,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    formatError: createErrorFormatter(reportBug),
    // The process decides when to stop, not a library.
    stopOnTerminationSignals: false,
    // Inline traces tell every caller how long each resolver took.
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      challengeUnauthenticated,
    ],
  });
}
