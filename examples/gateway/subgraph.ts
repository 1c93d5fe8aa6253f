/** Another subgraph of the supergraph: a small one on Apollo Server. */
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema, type GraphQLSchemaModule } from '@apollo/subgraph';
import { parse } from 'graphql';

/** A running subgraph with the data for its composition. */
export interface Subgraph {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
  stop(): Promise<void>;
}

/** @param sdl The types, without the link to the federation specification. */
export async function startSubgraph(
  name: string,
  sdl: string,
  resolvers: NonNullable<GraphQLSchemaModule['resolvers']>,
): Promise<Subgraph> {
  const linked = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])\n${sdl}`;
  const schema = buildSubgraphSchema([{ typeDefs: parse(linked), resolvers }]);
  const server = new ApolloServer({
    schema,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginInlineTraceDisabled()],
  });
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
  return { name, url, sdl: linked, stop: () => server.stop() };
}
