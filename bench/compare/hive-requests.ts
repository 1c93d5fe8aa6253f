import type { GraphQLRequest } from './works.ts';

const fields =
  'id status percentProgress action createdDateTime completedDateTime createdBy { user { displayName } } resultInfo { code message }';
const getQuery = `query G($caseId: String!, $id: String!) { caseOperation(caseId: $caseId, id: $id) { ${fields} } }`;
const updateQuery = `mutation U($caseId: String!, $id: String!, $input: Patch_Input) {
  updateCaseOperation(caseId: $caseId, id: $id, input: $input) { ${fields} } }`;

interface UpdateVariables {
  readonly input: { readonly caseId: string; readonly id: string; readonly patch: object };
}

/** The fields of Hive Gateway are the requests of its OpenAPI description: an update has three arguments. */
export function adaptToHive(work: string, { variables }: GraphQLRequest): GraphQLRequest {
  if (work !== 'update') return { query: getQuery, variables };
  const { caseId, id, patch } = (variables as UpdateVariables).input;
  return { query: updateQuery, variables: { caseId, id, input: patch } };
}
