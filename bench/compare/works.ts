import { toCaseId, toOperationId } from './world.ts';

export interface GraphQLRequest {
  readonly query: string;
  readonly variables: object;
}

/** What is measured: one kind of GraphQL request. */
export interface Work {
  readonly name: string;
  readonly title: string;
  /** Returns the body of the request with this number. No two that are under way at the same time are equal. */
  readonly createRequest: (number: number) => GraphQLRequest;
  /** A part of every correct response to it. */
  readonly expected: (number: number) => string;
  /** Upstream requests for each request, where every candidate needs as many. */
  readonly upstreamRequests?: number;
  /** The candidate whose CPU time is 1. */
  readonly base: string;
  /** Requests of one slice, as a part of those of an update: the other works take longer. */
  readonly share: number;
}

/** Identities that are used in turn: more than there are requests at the same time. */
const variety = 9_000;
const operationsOfCase = 100;

const updateFields = 'id status percentProgress action createdDateTime completedDateTime kind';
const updateQuery = `mutation U($input: UpdateCaseOperationInput!) { updateCaseOperation(input: $input) {
  caseOperation { ${updateFields} createdBy { user { displayName } } resultInfo { code message } }
  userErrors { message code } } }`;
const getQuery = `query G($caseId: ID!, $id: ID!) { caseOperation(caseId: $caseId, id: $id) {
  ${updateFields} createdBy { user { displayName } } resultInfo { code message } } }`;
const listQuery = `query L($caseId: ID!, $first: Int!) { ediscoveryCase(id: $caseId) { operations(first: $first) {
  nodes { ${updateFields} createdBy { user { displayName } } resultInfo { code message } } totalCount } } }`;
const referencesQuery = `query R($representations: [_Any!]!) { _entities(representations: $representations) {
  ... on CaseOperation { id status percentProgress } } }`;
const bulkQuery = `mutation B($input: UpdateCaseOperationsInput!) { updateCaseOperations(input: $input) {
  results { caseOperation { id status percentProgress } userErrors { message code } } } }`;

const one = (number: number) => ({
  caseId: toCaseId(operationsOfCase, number % variety),
  id: toOperationId(number % operationsOfCase),
});

export function createListWork(operations: number, first = 50): Work {
  return {
    name: 'list',
    title: `List ${Math.min(first, operations)} of ${operations} operations`,
    createRequest: (number) => ({
      query: listQuery,
      variables: { caseId: toCaseId(operations, number % variety), first },
    }),
    expected: () => `"${toOperationId(Math.min(first, operations) - 1)}"`,
    ...(operations <= operationsOfCase && { upstreamRequests: 1 }),
    base: 'bare-json',
    share: 0.4,
  };
}

/** References as a gateway sends them, at most 25 to the operations of one case. */
export function createReferencesWork(references: number): Work {
  return {
    name: 'references',
    title: `Resolve ${references} references (_entities), 25 in each case`,
    createRequest: (number) => ({
      query: referencesQuery,
      variables: {
        representations: Array.from({ length: references }, (_, index) => ({
          __typename: 'CaseOperation',
          caseId: toCaseId(operationsOfCase, ((number * 40) % variety) + Math.floor(index / 25)),
          id: toOperationId(index % 25),
        })),
      },
    }),
    expected: () => `"${toOperationId((references - 1) % 25)}"`,
    base: 'bare',
    share: 0.1,
  };
}

export const updateWork: Work = {
  name: 'update',
  title: 'Update one operation',
  createRequest: (number) => ({
    query: updateQuery,
    variables: { input: { ...one(number), patch: { percentProgress: 40 } } },
  }),
  expected: (number) => `"${one(number).id}"`,
  upstreamRequests: 1,
  base: 'bare',
  share: 1,
};

const get: Work = {
  name: 'get',
  title: 'Get one operation',
  createRequest: (number) => ({ query: getQuery, variables: one(number) }),
  expected: (number) => `"${one(number).id}"`,
  upstreamRequests: 1,
  base: 'bare',
  share: 1,
};

/** Gets one operation with this number of fields, each with an alias. */
export function createDocumentWork(fields: number): Work {
  const names = ['id', 'status', 'percentProgress', 'action', 'createdDateTime'];
  const selections = Array.from(
    { length: fields },
    (_, index) => `f${index}: ${names[index % names.length]}`,
  );
  const query = `query G($caseId: ID!, $id: ID!) { caseOperation(caseId: $caseId, id: $id) { ${selections.join(' ')} } }`;
  return { ...get, createRequest: (number) => ({ query, variables: one(number) }) };
}

const bulk: Work = {
  name: 'bulk',
  title: 'Update 20 operations of one case',
  createRequest: (number) => ({
    query: bulkQuery,
    variables: {
      input: {
        updates: Array.from({ length: 20 }, (_, index) => ({
          caseId: toCaseId(operationsOfCase, number % variety),
          id: toOperationId(index),
          patch: { percentProgress: 40 },
        })),
      },
    },
  }),
  expected: () => `"${toOperationId(19)}"`,
  base: 'bare',
  share: 0.1,
};

export const works: readonly Work[] = [
  updateWork,
  get,
  createListWork(operationsOfCase),
  createReferencesWork(100),
  bulk,
];
