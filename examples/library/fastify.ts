/** Serves the schema in an existing Fastify server, with Apollo Server. */
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { GraphQLContext, Subgraph } from 'graph-case-operations';

/** The used part of the subgraph. The schema may also be one that contains it. */
type Served = Pick<Subgraph, 'schema' | 'createContext' | 'formatError'>;

export async function mountInFastify(
  server: FastifyInstance,
  url: string,
  { schema, createContext, formatError }: Served,
): Promise<void> {
  const graphql = new ApolloServer<GraphQLContext>({
    schema,
    // Without this, errors have no codes, and the messages of bugs are visible.
    formatError,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginInlineTraceDisabled()],
  });
  await graphql.start();
  server.addHook('onClose', () => graphql.stop());
  server.route({
    method: ['GET', 'POST'],
    url,
    handler: fastifyApolloHandler(graphql, {
      context: ({ headers }, { raw }) => {
        // Abort the work for a client that has disconnected.
        const gone = new AbortController();
        raw.once('close', () => {
          if (!raw.writableFinished) gone.abort();
        });
        return createContext(headers, gone.signal);
      },
    }),
  });
}
