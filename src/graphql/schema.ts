import 'reflect-metadata';
import {
  addResolversToSchema,
  buildSubgraphSchema,
  type GraphQLSchemaModule,
  printSubgraphSchema,
} from '@apollo/subgraph';
import { type GraphQLSchema, lexicographicSortSchema, parse } from 'graphql';
import { buildSchema, createResolversMap } from 'type-graphql';
import { resolveEachEntity } from './federation/entities.js';
import { referenceResolvers } from './federation/references.js';
import { CaseOperationResolver } from './resolvers/case-operation.js';
import { EdiscoveryCaseResolver } from './resolvers/ediscovery-case.js';
import { FileMetadataResolver } from './resolvers/file-metadata.js';

/** v2.3, not newer: composers in use refuse later versions. */
const federationLink =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])';

type ResolverMap = NonNullable<GraphQLSchemaModule['resolvers']>;

export interface SubgraphSchema {
  /** Executable, with `_entities` and `_service`. */
  readonly schema: GraphQLSchema;
  /** The contract as text, sorted: what `schema.graphql` holds. */
  readonly sdl: string;
}

/** Builds the schema once, from the decorated classes: a Federation 2 subgraph. */
export async function createSubgraphSchema(): Promise<SubgraphSchema> {
  // The rules of inputs live in the domain, not in decorators: `validate: false`.
  const built = await buildSchema({
    resolvers: [CaseOperationResolver, EdiscoveryCaseResolver, FileMetadataResolver],
    validate: false,
  });
  // type-graphql prints arguments in reverse order; sorted, the contract does not depend on that.
  const sdl = `${federationLink}\n\n${printSubgraphSchema(lexicographicSortSchema(built))}\n`;
  // An array of modules: the form that takes resolvers beside the directives of the SDL.
  const resolvers = createResolversMap(built) as ResolverMap;
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }]);
  addResolversToSchema(schema, referenceResolvers);
  resolveEachEntity(schema, new Set(Object.keys(referenceResolvers)));
  return { schema, sdl };
}
