/** Composes schema.graphql, as a registry would, alone and beside subgraphs that use its entities. */
import { readFileSync } from 'node:fs';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';

const link = (imports: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: [${imports}])`;

const ours = {
  name: 'case-operations',
  typeDefs: parse(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8')),
};
const extending = {
  name: 'notes',
  typeDefs: parse(`${link('"@key"')}
    type CaseOperation @key(fields: "caseId id") { caseId: ID! id: ID! notes: [String!]! }`),
};
const referencing = {
  name: 'matters',
  typeDefs: parse(`${link('"@key"')}
    type Query { matter(id: ID!): Matter }
    type Matter { id: ID! case: EdiscoveryCase operation: CaseOperation }
    type EdiscoveryCase @key(fields: "id", resolvable: false) { id: ID! }
    type CaseOperation @key(fields: "caseId id", resolvable: false) { caseId: ID! id: ID! }`),
};

const compositions = { alone: [ours], extended: [ours, extending], referenced: [ours, referencing] };

for (const [name, services] of Object.entries(compositions)) {
  const { errors } = composeServices(services);
  for (const { message } of errors ?? []) console.error(`composition ${name}: ${message}`);
  if (errors?.length) process.exitCode = 1;
}
