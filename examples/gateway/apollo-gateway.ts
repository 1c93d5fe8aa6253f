/** Apollo Gateway in Apollo Server, configured for this server. */
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

/** The extensions that the gateway adds to an error for an HTTP status: the errors of the subgraph are inside. */
interface StatusError {
  readonly response?: { readonly body?: { readonly errors?: readonly GraphQLFormattedError[] } };
}

class WithCaller extends RemoteGraphQLDataSource<Context> {
  /** Forwards the token of the caller: the gateway forwards no headers by default. */
  override willSendRequest({ request, context }: GraphQLDataSourceProcessOptions<Context>): void {
    const { authorization } = context as Context;
    if (authorization !== undefined) request.http?.headers.set('authorization', authorization);
  }

  /** Returns the errors of an HTTP 401: the gateway hides them, with the claims that the client needs for sign-in. */
  override async errorFromResponse(
    ...[response]: Parameters<RemoteGraphQLDataSource['errorFromResponse']>
  ): Promise<GraphQLError> {
    const error = await super.errorFromResponse(response);
    const [original] = (error.extensions as StatusError).response?.body?.errors ?? [];
    return original ? new GraphQLError(original.message, { extensions: original.extensions }) : error;
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
