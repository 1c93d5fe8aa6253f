import { connectToGraph } from './graph.ts';
import { createOperations, type Reference, type Update } from './operations.ts';

/** The part of the schema of this server that the measured documents use. */
export const typeDefs = `
  enum CaseAction { ADD_TO_REVIEW_SET APPLY_TAGS CONTENT_EXPORT CONVERT_TO_PDF ESTIMATE_STATISTICS EXPORT_REPORT
    EXPORT_RESULT HOLD_POLICY_SYNC HOLD_UPDATE INDEX PURGE_DATA UNKNOWN_FUTURE_VALUE }
  enum CaseOperationStatus { FAILED NOT_STARTED PARTIALLY_SUCCEEDED RUNNING SUBMISSION_FAILED SUCCEEDED
    UNKNOWN_FUTURE_VALUE }
  enum CaseOperationKind { ADD_TO_REVIEW_SET ESTIMATE EXPORT HOLD HOLD_POLICY_SYNC INDEX PURGE_DATA SEARCH_EXPORT TAG
    UNKNOWN }
  scalar _Any
  type CaseOperationIdentity { displayName: String }
  type CaseOperationIdentitySet { user: CaseOperationIdentity }
  type CaseOperationResultInfo { code: Int message: String subcode: Int }
  type CaseOperation {
    id: ID! caseId: ID! action: CaseAction status: CaseOperationStatus kind: CaseOperationKind! percentProgress: Int
    createdDateTime: String completedDateTime: String createdBy: CaseOperationIdentitySet
    resultInfo: CaseOperationResultInfo
  }
  type CaseOperationConnection { nodes: [CaseOperation!]! totalCount: Int! }
  type EdiscoveryCase { id: ID! operations(first: Int): CaseOperationConnection }
  type UserError { code: String! message: String! }
  type UpdateCaseOperationPayload { caseOperation: CaseOperation userErrors: [UserError!]! }
  type UpdateCaseOperationsPayload { results: [UpdateCaseOperationPayload!]! }
  input CaseOperationResultInfoInput { code: Int message: String subcode: Int }
  input CaseOperationPatch { percentProgress: Int resultInfo: CaseOperationResultInfoInput }
  input UpdateCaseOperationInput { caseId: ID! id: ID! patch: CaseOperationPatch! }
  input UpdateCaseOperationsInput { updates: [UpdateCaseOperationInput!]! }
  type Query {
    caseOperation(caseId: ID!, id: ID!): CaseOperation
    ediscoveryCase(id: ID!): EdiscoveryCase
    _entities(representations: [_Any!]!): [CaseOperation]!
  }
  type Mutation {
    updateCaseOperation(input: UpdateCaseOperationInput!): UpdateCaseOperationPayload
    updateCaseOperations(input: UpdateCaseOperationsInput!): UpdateCaseOperationsPayload
  }
`;

export interface Context {
  readonly authorization: string;
}

const operations = createOperations(connectToGraph());

export const resolvers = {
  Query: {
    caseOperation: (_: unknown, reference: Reference, { authorization }: Context) =>
      operations.get(authorization, reference),
    ediscoveryCase: (_: unknown, { id }: { id: string }) => ({ id }),
    _entities: (_: unknown, { representations }: { representations: Reference[] }, context: Context) =>
      operations.getAll(context.authorization, representations),
  },
  EdiscoveryCase: {
    operations: ({ id }: { id: string }, { first }: { first?: number }, { authorization }: Context) =>
      operations.list(authorization, id, first ?? 50),
  },
  Mutation: {
    updateCaseOperation: (_: unknown, { input }: { input: Update }, { authorization }: Context) =>
      operations.update(authorization, input),
    updateCaseOperations: (_: unknown, { input }: { input: { updates: Update[] } }, context: Context) =>
      operations.updateAll(context.authorization, input.updates),
  },
};
