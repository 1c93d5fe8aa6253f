/** The documents and variables of the corpus. */
import { OPERATION_IDS } from '../../../../src/sandbox/world/ids.js';
import { caseId, id } from '../../../testkit/documents.js';

const fields = `id caseId action actionRaw status statusRaw createdDateTime completedDateTime percentProgress kind odataType
  isTerminal asOf createdBy { user { identityId displayName } application { displayName } } resultInfo { code subcode message }`;

const details = `details { __typename
  ... on EdiscoveryEstimateDetails { indexedItemCount }
  ... on EdiscoveryExportDetails { exportFileMetadata { fileName size downloadUrl } }
  ... on EdiscoverySearchExportDetails { exportFileMetadata { fileName size downloadUrl } displayName } }`;

export const readAll = `query Read($caseId: ID!, $id: ID!) { caseOperation(caseId: $caseId, id: $id) { ${fields} ${details} case { id displayName status } } }`;

export const list = `query List($id: ID!, $first: Int, $after: String) {
  ediscoveryCase(id: $id) { id displayName
    operations(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { ...Parts case { displayName } } } } } }
  fragment Parts on CaseOperation { id status ...More } fragment More on CaseOperation { percentProgress ${details} }`;

export const cases = `query Cases($first: Int, $filter: EdiscoveryCaseFilter) { ediscoveryCases(first: $first, filter: $filter) { nodes { id displayName status operations(first: 2) { nodes { id } } } } }`;

export const bulk = `mutation Bulk($input: UpdateCaseOperationsInput!) { updateCaseOperations(input: $input) { results { caseOperation { id percentProgress } userErrors { code message field } } userErrors { code message } clientMutationId } }`;

export const two = `mutation Two($a: CaseOperationPatch!, $b: CaseOperationPatch!, $caseId: ID!, $one: ID!, $other: ID!) {
  a: updateCaseOperation(input: { caseId: $caseId, id: $one, patch: $a }) { caseOperation { id status percentProgress } userErrors { code message field } }
  b: updateCaseOperation(input: { caseId: $caseId, id: $other, patch: $b, clientMutationId: "b" }) { caseOperation { ...F } userErrors { code } clientMutationId } }
  fragment F on CaseOperation { id percentProgress }`;

export const twoInputs = `mutation TwoInputs($a: UpdateCaseOperationInput!, $b: UpdateCaseOperationInput!) {
  a: updateCaseOperation(input: $a) { caseOperation { ...F } userErrors { code message field } }
  b: updateCaseOperation(input: $b) { caseOperation { ...F } userErrors { code message field } clientMutationId } }
  fragment F on CaseOperation { id status percentProgress case { displayName operations(first: 3) { nodes { id percentProgress } } } }`;

export const input = (patch: object, others: object = {}) => ({ input: { caseId, id, patch, ...others } });
export const main = { caseId, id };
export const running = OPERATION_IDS.running;
