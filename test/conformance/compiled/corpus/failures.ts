import { OPERATION_IDS } from '../../../../src/sandbox/world/ids.js';
import { caseId, id, read } from '../../../testkit/documents.js';
import type { Exchange } from '../compare.js';
import { readAll, list, main } from './documents.js';

/** Queries that fail, wholly or in part. */
export const failures: readonly Exchange[] = [
  { name: 'finds no operation', body: { query: read, variables: { caseId, id: 'no' } } },
  { name: 'finds no case', body: { query: list, variables: { id: 'no', first: 1 } } },
  { name: 'has an empty id', body: { query: read, variables: { caseId: '', id: '' } } },
  { name: 'has a wrong cursor', body: { query: list, variables: { id: caseId, after: 'wrong' } } },
  { name: 'has a negative first', body: { query: list, variables: { id: caseId, first: -1 } } },
  { name: 'lacks a variable', body: { query: read, variables: { caseId } } },
  { name: 'has a variable of a wrong type', body: { query: list, variables: { id: caseId, first: 'x' } } },
  { name: 'has two wrong variables', body: { query: list, variables: { id: null, first: 'x' } } },
  { name: 'has variables that are not an object', body: { query: list, variables: [1] } },
  { name: 'has variables that are text', body: { query: list, variables: '{}' } },
  { name: 'has an unknown operationName', body: { query: read, operationName: 'No', variables: main } },
  { name: 'has an empty operationName', body: { query: read, operationName: '', variables: main } },
  {
    name: 'has an operationName that is not a string',
    body: { query: read, operationName: 1, variables: main },
  },
  { name: 'has extensions that are not an object', body: { query: read, extensions: [1], variables: main } },
  {
    name: 'has an unknown persisted query',
    body: { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } },
  },
  {
    name: 'has a wrong hash',
    body: {
      query: read,
      variables: main,
      extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } },
    },
  },
  { name: 'is a syntax error', body: { query: '{ a' } },
  { name: 'selects an unknown field', body: { query: '{ nothing }' } },
  {
    name: 'is a subscription',
    body: { query: 'subscription { caseOperationsProgress(caseId: "a") { stale } }' },
  },
  { name: 'has no query', body: { variables: {} } },
  { name: 'is empty', body: {} },
  { name: 'is an array', body: [{ query: read, variables: main }] },
  { name: 'is not JSON', body: '{' },
  {
    name: 'introspects',
    body: {
      query: '{ __schema { queryType { name } } caseOperation(caseId: "a", id: "b") { __typename id } }',
    },
  },
  {
    name: 'resolves entities',
    body: {
      query: 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on CaseOperation { id status } } }',
      variables: { r: [{ __typename: 'CaseOperation', caseId, id }, { __typename: 'No' }] },
    },
  },
  {
    name: 'nests variables too deeply',
    body: {
      query: read,
      variables: { caseId, id: JSON.parse('['.repeat(100) + ']'.repeat(100)) as unknown },
    },
  },
  {
    name: 'costs too much',
    body: {
      query: `query ($n: Int) { ${'abcdefghij'
        .split('')
        .map(
          (alias) =>
            `${alias}: ediscoveryCases(first: $n) { nodes { id operations(first: $n) { nodes { id status kind } } } }`,
        )
        .join(' ')} }`,
      variables: { n: 100 },
    },
  },
  ...[400, 401, 403, 404, 409, 429, 500, 503].map((status): Exchange => ({
    name: `reads with ${status}`,
    body: { query: readAll, variables: main },
    faults: [{ kind: 'status', status, times: -1, ...(status === 429 && { retryAfter: '60' }) }],
  })),
  ...[403, 404, 500].map((status): Exchange => ({
    name: `reads a case with ${status} in part`,
    body: {
      query: `query ($id: ID!) { ediscoveryCase(id: $id) { id displayName operations { nodes { id } } } other: ediscoveryCase(id: "x") { displayName } }`,
      variables: { id: caseId },
    },
    faults: [{ kind: 'status', status, times: -1, path: 'operations' }],
  })),
  {
    name: 'fails with a claims challenge',
    body: { query: read, variables: main },
    faults: [{ kind: 'claims-challenge', claims: '{"access_token":{}}', times: -1 }],
  },
  {
    name: 'reads broken JSON',
    body: { query: read, variables: main },
    faults: [{ kind: 'broken-json', times: -1 }],
  },
  {
    name: 'has many errors',
    body: {
      query: `{ ${Array.from({ length: 19 }, (_, index) => `a${index}: caseOperation(caseId: "", id: "") { id }`).join(' ')} }`,
    },
  },
  {
    name: 'withholds the download URL',
    body: { query: readAll, variables: { caseId, id: OPERATION_IDS.export } },
    headers: { authorization: 'Bearer read-only' },
  },
  {
    name: 'has no role',
    body: { query: readAll, variables: main },
    headers: { authorization: 'Bearer no-role' },
  },
  {
    name: 'is forbidden',
    body: { query: list, variables: { id: caseId } },
    headers: { authorization: 'Bearer forbidden' },
  },
  {
    name: 'has a wrong authorization',
    body: { query: read, variables: main },
    headers: { authorization: 'Basic x' },
  },
];
