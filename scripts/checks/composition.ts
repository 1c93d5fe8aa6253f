/**
 * Composes schema.graphql, as registries would, alone and beside subgraphs that use its entities: with the
 * composers of The Guild (Hive), Apollo (Gateway, Router, GraphOS) and WunderGraph (Cosmo).
 */
import { readFileSync } from 'node:fs';
import { composeServices as composeApollo } from '@apollo/composition';
import { composeServices as composeGuild } from '@theguild/federation-composition';
import { federateSubgraphs, ROUTER_COMPATIBILITY_VERSION_ONE } from '@wundergraph/composition';
import { type DocumentNode, parse } from 'graphql';

interface Subgraph {
  readonly name: string;
  readonly url: string;
  readonly typeDefs: DocumentNode;
}

type Compose = (services: Subgraph[]) => readonly { readonly message: string }[];

const composers: Readonly<Record<string, Compose>> = {
  theguild: (services) => composeGuild(services).errors ?? [],
  apollo: (services) => composeApollo(services).errors ?? [],
  wundergraph: (services) => {
    const subgraphs = services.map(({ name, url, typeDefs: definitions }) => ({ name, url, definitions }));
    const result = federateSubgraphs({ subgraphs, version: ROUTER_COMPATIBILITY_VERSION_ONE });
    return result.success ? [] : result.errors;
  },
};

const subgraph = (name: string, sdl: string): Subgraph => ({
  name,
  url: `http://${name}.example/graphql`,
  typeDefs: parse(sdl),
});
const neighbour = (name: string, sdl: string) =>
  subgraph(
    name,
    `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])\n${sdl}`,
  );

const ours = subgraph('cases', readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));
const extending = neighbour(
  'notes',
  `type CaseOperation @key(fields: "caseId id") { caseId: ID! id: ID! notes: [String!]! }`,
);
const referencing = neighbour(
  'alerts',
  `type Query { alerts: [Alert!]! }
   type Alert { id: ID! about: CaseOperation }
   type CaseOperation @key(fields: "caseId id", resolvable: false) { caseId: ID! id: ID! }`,
);
const matters = neighbour(
  'matters',
  `type Query { matter(id: ID!): Matter }
   type Matter @key(fields: "id") { id: ID! case: EdiscoveryCase }
   type EdiscoveryCase @key(fields: "id", resolvable: false) { id: ID! }`,
);
/** Another Relay subgraph of the house: its PageInfo is the same type. */
const relay = neighbour(
  'people',
  `type Query { people(first: Int, after: String): PersonConnection! }
   type PersonConnection { nodes: [Person!]! pageInfo: PageInfo! }
   type Person { id: ID! name: String }
   type PageInfo @shareable {
     hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String
   }`,
);

const compositions: Readonly<Record<string, Subgraph[]>> = {
  alone: [ours],
  extended: [ours, extending],
  referenced: [ours, referencing],
  'hung on a matter': [ours, matters],
  'beside another Relay schema': [ours, relay],
  'with all of them': [ours, extending, referencing, matters, relay],
};

for (const [name, services] of Object.entries(compositions)) {
  for (const [composer, compose] of Object.entries(composers)) {
    const errors = compose(services);
    for (const { message } of errors) console.error(`composition ${name} (${composer}): ${message}`);
    if (errors.length > 0) process.exitCode = 1;
  }
}
