import 'reflect-metadata';
import {
  addResolversToSchema,
  buildSubgraphSchema,
  type GraphQLSchemaModule,
  printSubgraphSchema,
} from '@apollo/subgraph';
import { type GraphQLSchema, lexicographicSortSchema, parse } from 'graphql';
import { buildSchema, createResolversMap, type PubSub } from 'type-graphql';
import { referenceResolvers, resolveEachEntity } from './federation/entities.js';
import { CaseOperationResolver } from './resolvers/case-operation.js';
import { directResolvers } from './resolvers/direct-resolvers.js';
import { EdiscoveryCaseResolver } from './resolvers/ediscovery-case.js';
import { FileMetadataResolver } from './resolvers/file-metadata.js';
import { OperationProgressResolver } from './resolvers/operation-progress.js';
import { resolveDetailsType } from './types/operation-details.js';

/** v2.3: composers in use reject later versions. */
const federationLink =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])';

type ResolverMap = NonNullable<GraphQLSchemaModule['resolvers']>;

/** type-graphql requires one for subscriptions, also if each has an iterator of its own. */
const unusedPubSub: PubSub = {
  publish() {
    throw new Error('No subscription uses publish.');
  },
  subscribe() {
    throw new Error('No subscription uses subscribe.');
  },
};

export interface SubgraphSchema {
  /** Executable, with `_entities` and `_service`. */
  readonly schema: GraphQLSchema;
  /** The SDL, sorted: the content of `schema.graphql`. */
  readonly sdl: string;
}

/** Builds the schema of a Federation 2 subgraph from the decorated classes. */
export async function createSubgraphSchema(): Promise<SubgraphSchema> {
  // `validate: false`: the domain validates input, not decorators.
  const built = await buildSchema({
    resolvers: [
      CaseOperationResolver,
      EdiscoveryCaseResolver,
      FileMetadataResolver,
      OperationProgressResolver,
    ],
    pubSub: unusedPubSub,
    validate: false,
  });
  // Sorted, because type-graphql reverses the order of arguments.
  const sdl = `${federationLink}\n\n${printSubgraphSchema(lexicographicSortSchema(built))}\n`;
  // An array of modules: the only form that accepts resolvers and keeps the directives of the SDL.
  const created = createResolversMap(built);
  const direct = Object.entries(directResolvers).map(([type, fields]) => [
    type,
    { ...(created[type] as object), ...fields },
  ]);
  const resolvers = {
    ...created,
    ...(Object.fromEntries(direct) as object),
    // type-graphql makes the resolver of a union asynchronous, which costs a promise for each operation.
    CaseOperationDetails: { __resolveType: resolveDetailsType },
  } as ResolverMap;
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }]);
  addResolversToSchema(schema, referenceResolvers);
  resolveEachEntity(schema, new Set(Object.keys(referenceResolvers)));
  return { schema, sdl };
}
