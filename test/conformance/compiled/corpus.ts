import { CASE_IDS, OPERATION_IDS } from '../../../src/sandbox/world/ids.js';
import { caseId, id, read, update } from '../../testkit/documents.js';
import type { Exchange } from './compare.js';

const fields = `id caseId action actionRaw status statusRaw createdDateTime completedDateTime percentProgress kind odataType
  isTerminal asOf createdBy { user { identityId displayName } application { displayName } } resultInfo { code subcode message }`;

const details = `details { __typename
  ... on EdiscoveryEstimateDetails { indexedItemCount }
  ... on EdiscoveryExportDetails { exportFileMetadata { fileName size downloadUrl } }
  ... on EdiscoverySearchExportDetails { exportFileMetadata { fileName size downloadUrl } displayName } }`;

const readAll = `query Read($caseId: ID!, $id: ID!) { caseOperation(caseId: $caseId, id: $id) { ${fields} ${details} case { id displayName status } } }`;

const list = `query List($id: ID!, $first: Int, $after: String) {
  ediscoveryCase(id: $id) { id displayName
    operations(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { ...Parts case { displayName } } } } } }
  fragment Parts on CaseOperation { id status ...More } fragment More on CaseOperation { percentProgress ${details} }`;

const cases = `query Cases($first: Int, $filter: EdiscoveryCaseFilter) { ediscoveryCases(first: $first, filter: $filter) { nodes { id displayName status operations(first: 2) { nodes { id } } } } }`;

const bulk = `mutation Bulk($input: UpdateCaseOperationsInput!) { updateCaseOperations(input: $input) { results { caseOperation { id percentProgress } userErrors { code message field } } userErrors { code message } clientMutationId } }`;

const two = `mutation Two($a: CaseOperationPatch!, $b: CaseOperationPatch!, $caseId: ID!, $one: ID!, $other: ID!) {
  a: updateCaseOperation(input: { caseId: $caseId, id: $one, patch: $a }) { caseOperation { id status percentProgress } userErrors { code message field } }
  b: updateCaseOperation(input: { caseId: $caseId, id: $other, patch: $b, clientMutationId: "b" }) { caseOperation { ...F } userErrors { code } clientMutationId } }
  fragment F on CaseOperation { id percentProgress }`;

const twoInputs = `mutation TwoInputs($a: UpdateCaseOperationInput!, $b: UpdateCaseOperationInput!) {
  a: updateCaseOperation(input: $a) { caseOperation { ...F } userErrors { code message field } }
  b: updateCaseOperation(input: $b) { caseOperation { ...F } userErrors { code message field } clientMutationId } }
  fragment F on CaseOperation { id status percentProgress case { displayName operations(first: 3) { nodes { id percentProgress } } } }`;

const input = (patch: object, others: object = {}) => ({ input: { caseId, id, patch, ...others } });
const main = { caseId, id };
const running = OPERATION_IDS.running;

/** Queries that succeed. */
const queries: readonly Exchange[] = [
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

/** Queries that fail, wholly or in part. */
const failures: readonly Exchange[] = [
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

/** Updates, and what can become of them. */
const updates: readonly Exchange[] = [
  {
    name: 'updates',
    body: {
      query: update,
      variables: input({ percentProgress: 77, status: 'FAILED' }, { clientMutationId: 'x' }),
    },
  },
  {
    name: 'sets null',
    body: { query: update, variables: input({ completedDateTime: null, createdBy: null, resultInfo: null }) },
  },
  {
    name: 'sets objects',
    body: {
      query: update,
      variables: input({
        createdBy: { user: { identityId: 'a', displayName: null } },
        resultInfo: { code: 5, message: 'm' },
        completedDateTime: '2026-02-03T04:05:06.7+02:00',
      }),
    },
  },
  {
    name: 'expects',
    body: { query: update, variables: input({ percentProgress: 5 }, { expect: { status: 'RUNNING' } }) },
  },
  {
    name: 'expects what is not',
    body: { query: update, variables: input({ percentProgress: 5 }, { expect: { status: 'FAILED' } }) },
  },
  { name: 'runs dry', body: { query: update, variables: input({ percentProgress: 5 }, { dryRun: true }) } },
  { name: 'changes nothing', body: { query: update, variables: input({}) } },
  {
    name: 'has invalid values',
    body: {
      query: update,
      variables: input({
        percentProgress: 1e9,
        completedDateTime: '2026-02-30T00:00:00Z',
        status: 'UNKNOWN_FUTURE_VALUE',
      }),
    },
  },
  {
    name: 'has a value of a wrong type',
    body: { query: update, variables: input({ percentProgress: 'x' }) },
  },
  { name: 'has an unknown property', body: { query: update, variables: input({ nothing: 1 }) } },
  { name: 'has an unknown enum member', body: { query: update, variables: input({ status: 'NOTHING' }) } },
  { name: 'lacks the patch', body: { query: update, variables: { input: { caseId, id } } } },
  {
    name: 'updates what does not exist',
    body: { query: update, variables: { input: { caseId, id: 'no', patch: { percentProgress: 1 } } } },
  },
  {
    name: 'updates without a role',
    body: { query: update, variables: input({ percentProgress: 1 }) },
    headers: { authorization: 'Bearer read-only' },
  },
  {
    name: 'updates twice',
    body: {
      query: two,
      variables: {
        caseId,
        one: running,
        other: OPERATION_IDS.hold,
        a: { percentProgress: 1 },
        b: { percentProgress: 2 },
      },
    },
  },
  {
    name: 'updates one twice, in order',
    body: {
      query: two,
      variables: {
        caseId,
        one: running,
        other: running,
        a: { percentProgress: 1, status: 'FAILED' },
        b: { percentProgress: 2 },
      },
    },
  },
  {
    name: 'fails in one of two',
    body: {
      query: two,
      variables: { caseId, one: running, other: 'no', a: { percentProgress: 1 }, b: { percentProgress: 2 } },
    },
  },
  ...[
    { name: 'changes two operations', other: OPERATION_IDS.hold, faults: [] },
    { name: 'changes one operation two times, and reads between', other: running, faults: [] },
    { name: 'changes one of two operations', other: 'no', faults: [] },
    {
      name: 'changes two operations, the first with an unknown result',
      other: OPERATION_IDS.hold,
      faults: [{ kind: 'reset-after', method: 'PATCH' }] as const,
    },
  ].map(({ name, other, faults }) => ({
    ...{ name, faults },
    body: {
      query: twoInputs,
      variables: {
        a: { caseId, id: running, patch: { percentProgress: 1, status: 'FAILED' } },
        b: { caseId, id: other, patch: { percentProgress: 2 }, clientMutationId: 'b' },
      },
    },
  })),
  {
    name: 'updates in bulk',
    body: {
      query: bulk,
      variables: {
        input: {
          clientMutationId: 'c',
          updates: [running, 'no', OPERATION_IDS.hold].map((one) => ({
            caseId,
            id: one,
            patch: { percentProgress: 9 },
          })),
        },
      },
    },
  },
  { name: 'updates nothing in bulk', body: { query: bulk, variables: { input: { updates: [] } } } },
  {
    name: 'updates without variables',
    body: {
      query: `mutation { updateCaseOperation(input: { caseId: "${CASE_IDS.main}", id: "${running}", patch: { percentProgress: 3, resultInfo: { code: null }, createdBy: { user: { displayName: "x" } } } }) { caseOperation { percentProgress resultInfo { code } createdBy { user { displayName } } } userErrors { message } } }`,
    },
  },
  {
    name: 'updates with variables in literals',
    body: {
      query: `mutation ($p: Int, $n: String, $d: DateTime) { updateCaseOperation(input: { caseId: "${CASE_IDS.main}", id: "${running}", patch: { percentProgress: $p, completedDateTime: $d, resultInfo: { message: $n } } }) { caseOperation { percentProgress completedDateTime resultInfo { message } } userErrors { message } } }`,
      variables: { p: 4, d: '2026-01-01T00:00:00Z' },
    },
  },
  {
    name: 'leaves out absent variables in literals',
    body: {
      query: `mutation ($p: Int, $s: CaseOperationStatus, $u: CaseOperationIdentityInput) { updateCaseOperation(input: { caseId: "${CASE_IDS.main}", id: "${running}", dryRun: true, patch: { percentProgress: $p, status: $s, createdBy: { user: $u } } }) { plannedRequest { body } userErrors { code message } } }`,
      variables: { s: null },
    },
  },
  ...(
    [
      { kind: 'reset-before', method: 'PATCH', times: -1 },
      { kind: 'reset-after', method: 'PATCH' },
      { kind: 'no-content', method: 'PATCH' },
      { kind: 'accepted', method: 'PATCH' },
      { kind: 'broken-json', method: 'PATCH' },
      ...[400, 401, 403, 404, 405, 409, 412, 423, 429, 500, 502, 503].map(
        (status) => ({ kind: 'status', status, method: 'PATCH', times: -1 }) as const,
      ),
    ] as const
  ).map((fault): Exchange => ({
    name: `updates with ${fault.kind} ${'status' in fault ? fault.status : ''}`,
    body: { query: update, variables: input({ percentProgress: 66 }) },
    faults: [fault],
  })),
];

/** Headers that choose the form of the response. */
const headers: readonly Exchange[] = [
  ...[
    '*/*',
    'application/json',
    'application/graphql-response+json',
    'application/graphql-response+json, application/json;q=0.9',
    'text/html',
    'image/png',
    'text/html, */*;q=0.1',
    'multipart/mixed; deferSpec=20220824, application/json',
  ].flatMap((accept): Exchange[] => [
    { name: `accepts ${accept}`, body: { query: read, variables: main }, headers: { accept } },
    {
      name: `accepts ${accept}, without a token that works`,
      body: { query: read, variables: main },
      headers: { accept, authorization: 'Basic x' },
    },
    {
      name: `accepts ${accept}, with a wrong variable`,
      body: { query: read, variables: {} },
      headers: { accept },
    },
  ]),
  {
    name: 'is sent as text',
    body: { query: read, variables: main },
    headers: { 'content-type': 'text/plain' },
  },
  {
    name: 'is sent with a charset',
    body: { query: read, variables: main },
    headers: { 'content-type': 'application/json; charset=utf-8' },
  },
  {
    name: 'comes from another origin',
    body: { query: read, variables: main },
    headers: { origin: 'https://app.example' },
  },
  {
    name: 'comes from a strange origin',
    body: { query: read, variables: main },
    headers: { origin: 'https://other.example' },
  },
  {
    name: 'accepts older values',
    body: { query: read, variables: main },
    headers: { 'cache-control': 'max-age=30' },
  },
];

export const corpus: readonly Exchange[] = [...queries, ...failures, ...updates, ...headers];

/** Updates that Apollo Server answers: with wrong variables, or with variables in literals. */
const notCompiled =
  /^(has a value of a wrong type|has an unknown (property|enum member)|lacks the patch|updates (one )?twice|fails in one|updates with variables|leaves out|lists with a default|skips)/;

/** The exchanges that compiled code must execute: otherwise the comparison would compare Apollo Server with itself. */
export const compiledNames: ReadonlySet<string> = new Set(
  [...queries, ...updates].map(({ name }) => name).filter((name) => !notCompiled.test(name)),
);
