import { OPERATION_IDS } from '../../../../src/sandbox/world/ids.js';
import { caseId, id, read } from '../../../testkit/documents.js';
import type { Exchange } from '../compare.js';
import { readAll, list, cases, main } from './documents.js';

/** Queries that succeed. */
export const queries: readonly Exchange[] = [
  ...Object.entries(OPERATION_IDS).map(([name, operation]) => ({
    name: `reads ${name}`,
    body: { query: readAll, variables: { caseId, id: operation } },
  })),
  { name: 'reads few fields', body: { query: read, variables: main } },
  { name: 'has a null operationName', body: { query: read, operationName: null, variables: main } },
  { name: 'has an operationName', body: { query: readAll, operationName: 'Read', variables: main } },
  {
    name: 'has extensions',
    body: { query: read, variables: main, extensions: { clientLibrary: { name: 'a' } } },
  },
  { name: 'has null extensions', body: { query: read, variables: main, extensions: null } },
  {
    name: 'chooses one of two operations',
    body: { query: `${readAll} query Other { __typename }`, operationName: 'Read', variables: main },
  },
  {
    name: 'has no variables',
    body: { query: '{ __typename ediscoveryCases(first: 2) { kind: __typename nodes { id } } }' },
  },
  {
    name: 'has null variables',
    body: { query: '{ ediscoveryCases { edges { cursor node { id } } } }', variables: null },
  },
  { name: 'lists', body: { query: list, variables: { id: caseId, first: 5 } } },
  { name: 'lists with null', body: { query: list, variables: { id: caseId, first: null, after: null } } },

  {
    name: 'lists with a default of a non-null type',
    body: { query: list.replace('$first: Int', '$first: Int! = 2'), variables: { id: caseId } },
  },
  { name: 'lists cases', body: { query: cases, variables: { first: 3, filter: { status: 'ACTIVE' } } } },
  {
    name: 'selects through aliases',
    body: {
      query: `query ($a: ID!, $b: ID!) { x: caseOperation(caseId: $a, id: $b) { z: id y: status } w: caseOperation(caseId: $a, id: "no") { id } }`,
      variables: { a: caseId, b: id },
    },
  },
  {
    name: 'merges fields',
    body: {
      query: `query ($a: ID!, $b: ID!) { caseOperation(caseId: $a, id: $b) { createdBy { user { displayName } } createdBy { user { identityId } application { identityId } } } }`,
      variables: { a: caseId, b: id },
    },
  },
  {
    name: 'skips',
    body: {
      query: `query ($a: ID!, $b: ID!, $s: Boolean!) { caseOperation(caseId: $a, id: $b) { id status @skip(if: $s) ... @include(if: $s) { kind } } }`,
      variables: { a: caseId, b: id, s: true },
    },
  },
  {
    name: 'skips the root',
    body: {
      query: `query ($s: Boolean!) { ediscoveryCases @skip(if: $s) { nodes { id } } }`,
      variables: { s: true },
    },
  },
];
