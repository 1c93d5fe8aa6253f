/** Apollo Gateway in Apollo Server, with what it takes in front of this server. */
import {
  ApolloGateway,
  type GraphQLDataSourceProcessOptions,
  RemoteGraphQLDataSource,
} from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Gateway } from './gateway.ts';

interface Context {
  readonly authorization?: string | undefined;
}

/** What this knows of the error that the gateway makes of an HTTP status: the subgraph's own errors are inside. */
interface StatusError {
  readonly response?: { readonly body?: { readonly errors?: readonly GraphQLFormattedError[] } };
}

class WithCaller extends RemoteGraphQLDataSource<Context> {
  /** Subgraphs see who calls: the gateway forwards no header by itself. */
  override willSendRequest({ request, context }: GraphQLDataSourceProcessOptions<Context>): void {
    const { authorization } = context as Context;
    if (authorization !== undefined) request.http?.headers.set('authorization', authorization);
  }

  /** The gateway buries the errors of an HTTP 401, and with them the claims that a client must sign in with. */
  override async errorFromResponse(
    ...[response]: Parameters<RemoteGraphQLDataSource['errorFromResponse']>
  ): Promise<GraphQLError> {
    const error = await super.errorFromResponse(response);
    const [told] = (error.extensions as StatusError).response?.body?.errors ?? [];
    return told ? new GraphQLError(told.message, { extensions: told.extensions }) : error;
  }
}

export async function startApolloGateway(supergraphSdl: string, port: number): Promise<Gateway> {
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ url = '' }) => new WithCaller({ url }),
  });
  const server = new ApolloServer<Context>({
    gateway,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    plugins: [ApolloServerPluginUsageReportingDisabled()],
  });
  const { url } = await startStandaloneServer(server, {
    listen: { host: '127.0.0.1', port },
    context: ({ req }) => Promise.resolve({ authorization: req.headers.authorization }),
  });
  return { url, stop: () => server.stop() };
}
