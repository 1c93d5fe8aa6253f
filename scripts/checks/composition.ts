/**
 * Composes schema.graphql, as registries do, alone and with subgraphs that use its entities or common type names. Uses
 * the composers of The Guild (Hive), Apollo (Gateway, Router, GraphOS) and WunderGraph (Cosmo).
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
/** Another Relay subgraph: PageInfo is the one type that both share. */
const relay = neighbour(
  'people',
  `type Query { people(first: Int, after: String): PersonConnection! }
   type PersonConnection { nodes: [Person!]! pageInfo: PageInfo! }
   type Person { id: ID! name: String }
   type PageInfo @shareable {
     hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String
   }`,
);

/**
 * A subgraph with types of common names, shaped differently from ours: it composes as long as ours have domain names.
 * Some are enums or inputs here and objects elsewhere, because a clash of kinds fails, too.
 */
const commonNames = neighbour(
  'common-names',
  `type Query { report(range: DateTimeRange, order: OrderDirection, by: IdentityInput, who: IdentitySetInput, result: ResultInfoInput): Report }
   type Report {
     errors: [UserError!]! file: FileMetadata owner: Identity owners: IdentitySet status: CaseStatus result: ResultInfo
     request: PlannedRequest export: ExportDetails estimate: EstimateDetails purge: PurgeDataDetails
     search: SearchExportDetails hold: HoldPolicySyncDetails review: AddToReviewSetDetails
     formats: [ExportFormat!] options: [ExportOption!] locations: [ExportLocation!] structure: ExportFileStructure
     criteria: [ExportCriterion!] additional: [AdditionalOption!] data: [AdditionalDataOption!]
     items: [ItemsToInclude!] statistics: [StatisticsOption!] versions: VersionDepth
   }
   type UserError { code: UserErrorCode! text: String! path: [String!] }
   enum UserErrorCode { BAD WORSE }
   enum OrderDirection { ASCENDING DESCENDING }
   enum CaseStatus { OPEN WON LOST }
   type FileMetadata { id: ID! name: String! size: Int! }
   type Identity { id: ID! email: String! }
   type IdentitySet { members: [Identity!]! }
   type ResultInfo { ok: Boolean! code: String! }
   type PlannedRequest { when: String! }
   type ExportDetails { target: String! }
   type EstimateDetails { price: Float! }
   type PurgeDataDetails { rows: Int! }
   type SearchExportDetails { query: String! }
   type HoldPolicySyncDetails { at: String! }
   type AddToReviewSetDetails { by: String! }
   enum ExportFormat { CSV XLSX }
   enum ExportOption { ZIP }
   type ExportLocation { path: String! }
   enum ExportFileStructure { FLAT }
   enum ExportCriterion { ALL }
   enum AdditionalOption { LOGO }
   enum AdditionalDataOption { FOOTER }
   enum ItemsToInclude { EVERYTHING }
   enum StatisticsOption { MEAN MEDIAN }
   type VersionDepth { levels: Int! }
   input DateTimeRange { start: String! end: String! }
   input IdentityInput { email: String! }
   input IdentitySetInput { members: [IdentityInput!]! }
   input ResultInfoInput { ok: Boolean! }`,
);

const compositions: Readonly<Record<string, Subgraph[]>> = {
  alone: [ours],
  extended: [ours, extending],
  referenced: [ours, referencing],
  'linked from a Matter type': [ours, matters],
  'with another Relay schema': [ours, relay],
  'with types of common names': [ours, commonNames],
  'with all of them': [ours, extending, referencing, matters, relay, commonNames],
};

for (const [name, services] of Object.entries(compositions)) {
  for (const [composer, compose] of Object.entries(composers)) {
    const errors = compose(services);
    for (const { message } of errors) console.error(`composition ${name} (${composer}): ${message}`);
    if (errors.length > 0) process.exitCode = 1;
  }
}
