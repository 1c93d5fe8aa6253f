import { caseId, id, update } from '../../testkit/documents.js';
import type { Exchange } from './compare.js';

const main = { caseId, id };
const changed = (patch: unknown) => ({ query: update, variables: { input: { caseId, id, patch } } });
const definitions = 'query ($caseId: ID!, $id: ID!)';
const firstOperation = 'operations(first: 1) { nodes { id } }';

/** Names, layouts and values that graphql-jit treats in another way than graphql-js, or once did. */
export const unusual: readonly Exchange[] = [
  {
    name: 'has two paths that are one name when they are joined: reads the list only',
    body: {
      query: `${definitions} { x_y: ediscoveryCase(id: $caseId) { id ${firstOperation} } y: caseOperation(caseId: $caseId, id: $id) { x: case { id displayName } } }`,
      variables: main,
    },
  },
  {
    name: 'has two paths that are one name when they are joined: reads the case',
    body: {
      query: `${definitions} { x_y: ediscoveryCase(id: $caseId) { displayName ${firstOperation} } y: caseOperation(caseId: $caseId, id: $id) { x: case { id ${firstOperation} } } }`,
      variables: main,
    },
  },
  {
    name: 'names a field like the prototype of objects',
    body: {
      query: `${definitions} { caseOperation(caseId: $caseId, id: $id) { status __proto__: id createdBy { __proto__: user { identityId } } } }`,
      variables: main,
    },
  },
  ...['constructor', 'toString', 'then', 'toJSON', 'default', 'idx0'].map((name): Exchange => ({
    name: `uses the name ${name} for everything`,
    body: {
      query: `query ${name}($${name}: ID!, $id: ID!) { ${name}: caseOperation(caseId: $${name}, id: $id) { ...${name} } } fragment ${name} on CaseOperation { ${name}: id status }`,
      operationName: name,
      variables: { [name]: caseId, id },
    },
  })),
  ...['constructor', 'toString', '__proto__'].map((name): Exchange => ({
    name: `lacks a variable with the name ${name}`,
    body: { query: `query ($${name}: String) { ediscoveryCases(after: $${name}) { nodes { id } } }` },
  })),
  {
    name: 'has errors in a document of many lines',
    body: {
      query: `{${'\n'.repeat(300)} caseOperation(caseId: "", id: "") { id } }`,
    },
  },
  { name: 'has a list in the place of a patch', body: changed([]) },
  { name: 'has a list in the place of an identity', body: changed({ createdBy: { user: [] } }) },
  { name: 'has a list in the place of the input', body: { query: update, variables: { input: [] } } },
  {
    name: 'has a list in the place of a range',
    body: {
      query: `query ($filter: EdiscoveryCaseFilter) { ediscoveryCases(filter: $filter) { nodes { id } } }`,
      variables: { filter: { createdDateTime: [], status: ['ACTIVE'] } },
    },
  },
];
