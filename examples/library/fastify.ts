/** The schema in somebody else's Fastify: their routes and hooks, their Apollo Server, our resolvers. */
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { GraphQLContext, Subgraph } from 'graph-case-operations';

/** What of our subgraph it takes; the schema may be one that ours is part of. */
type Served = Pick<Subgraph, 'schema' | 'createContext' | 'formatError'>;

export async function mountInFastify(
  server: FastifyInstance,
  url: string,
  { schema, createContext, formatError }: Served,
): Promise<void> {
  const graphql = new ApolloServer<GraphQLContext>({
    schema,
    // Without this our errors lose their codes, and the texts of bugs are shown.
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
        // Who hangs up has no more use for what is read for them.
        const gone = new AbortController();
        raw.once('close', () => {
          if (!raw.writableFinished) gone.abort();
        });
        return createContext(headers, gone.signal);
      },
    }),
  });
}
