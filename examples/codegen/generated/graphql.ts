/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What an operation does (`microsoft.graph.security.caseAction`). */
export type CaseAction =
  /** Adds what a search finds to a review set (`addToReviewSet`). */
  | 'ADD_TO_REVIEW_SET'
  /** Applies tags to documents of a review set (`applyTags`). */
  | 'APPLY_TAGS'
  /** Exports documents of a review set (`contentExport`). */
  | 'CONTENT_EXPORT'
  /** Converts documents to PDF (`convertToPdf`). */
  | 'CONVERT_TO_PDF'
  /** Estimates how much a search finds (`estimateStatistics`). */
  | 'ESTIMATE_STATISTICS'
  /** Exports the report of a search (`exportReport`). */
  | 'EXPORT_REPORT'
  /** Exports what a search finds (`exportResult`). */
  | 'EXPORT_RESULT'
  /** Brings a hold policy to its locations (`holdPolicySync`). */
  | 'HOLD_POLICY_SYNC'
  /** Applies or changes a hold (`holdUpdate`). */
  | 'HOLD_UPDATE'
  /** Indexes the content of custodians and data sources (`index`). */
  | 'INDEX'
  /** Deletes what a search finds (`purgeData`). Success is no proof that all of it is gone: 100 items per location at most. */
  | 'PURGE_DATA'
  /** A member that this version does not know: Microsoft adds some without notice. The text is in the …Raw field. Never a value to send. */
  | 'UNKNOWN_FUTURE_VALUE';

/** What to change: absent = unchanged, null = clear, value = set. A variable that is not set counts as absent. */
export type CaseOperationPatch = {
  /** What the operation does. UNKNOWN_FUTURE_VALUE is refused. */
  action?: CaseAction | null | undefined;
  /** When the operation ended. */
  completedDateTime?: string | null | undefined;
  /** Who started the operation. */
  createdBy?: IdentitySetInput | null | undefined;
  /** When the operation was started. */
  createdDateTime?: string | null | undefined;
  /** Progress in percent, 0 to 100. */
  percentProgress?: number | null | undefined;
  /** Why the operation ended as it did. */
  resultInfo?: ResultInfoInput | null | undefined;
  /** How far the operation is. UNKNOWN_FUTURE_VALUE is refused. */
  status?: CaseOperationStatus | null | undefined;
};

/** How far an operation is (`microsoft.graph.security.caseOperationStatus`). There is no "cancelled". */
export type CaseOperationStatus =
  /** Has ended with an error; see `resultInfo` (`failed`). */
  | 'FAILED'
  /** Waits to be started (`notStarted`). */
  | 'NOT_STARTED'
  /** Has ended with something to look at in `resultInfo` (`partiallySucceeded`). Often it only means that no partially indexed items were found, not that anything is missing. */
  | 'PARTIALLY_SUCCEEDED'
  /** At work (`running`). */
  | 'RUNNING'
  /** Could not be started; it has ended (`submissionFailed`). */
  | 'SUBMISSION_FAILED'
  /** Has ended without an error (`succeeded`). */
  | 'SUCCEEDED'
  /** A member that this version does not know: Microsoft adds some without notice. The text is in the …Raw field. Never a value to send. Never taken for an end. */
  | 'UNKNOWN_FUTURE_VALUE';

/** One actor. Absent = not sent, null = sent as null. */
export type IdentityInput = {
  /** The name to show. */
  displayName?: string | null | undefined;
  /** The id of the actor. */
  id?: string | null | undefined;
  /** The sign-in name of a person. */
  userPrincipalName?: string | null | undefined;
};

/** Who did something. Name at least one of the three. Absent = not sent, null = sent as null. */
export type IdentitySetInput = {
  /** An application. */
  application?: IdentityInput | null | undefined;
  /** A device. */
  device?: IdentityInput | null | undefined;
  /** A person. */
  user?: IdentityInput | null | undefined;
};

/** Success or failure in numbers and words. Graph takes none without `code` and `subcode`. */
export type ResultInfoInput = {
  /** The result code. Required: its lack is told in `userErrors`. */
  code?: number | null | undefined;
  /** The message. */
  message?: string | null | undefined;
  /** The result sub-code. Required: its lack is told in `userErrors`. */
  subcode?: number | null | undefined;
};

/** Which operation to change, and how. */
export type UpdateCaseOperationInput = {
  /** The id of the case. */
  caseId: string;
  /** Comes back in the payload as it is. */
  clientMutationId?: string | null | undefined;
  /** Send nothing; answer with `plannedRequest`, the request that would be sent. */
  dryRun?: boolean | null | undefined;
  /** What the operation must show for the change to be sent: the values that you last saw. It is read first; if it differs, nothing is sent, and the answer is CONFLICT with the operation as it is. Best effort: Graph gives no ETag for operations (if it does, it goes out as If-Match), so a change by somebody else between the read and the write is not seen. */
  expect?: CaseOperationPatch | null | undefined;
  /** The id of the operation. */
  id: string;
  /** What to change. */
  patch: CaseOperationPatch;
};

/** Why a mutation was not carried out, or may not have been. */
export type UserErrorCode =
  /** The operation has changed or is locked. Nothing was changed. */
  | 'CONFLICT'
  /** A permission, a Purview role or a licence is missing. Nothing was changed. */
  | 'FORBIDDEN'
  /** The input is wrong; `field` says where. Nothing was changed. */
  | 'INVALID_INPUT'
  /** There is no such case or operation, or the caller may not see it. Nothing was changed. */
  | 'NOT_FOUND'
  /** The tenant refuses to update operations: Microsoft publishes no such API. Nothing was changed. */
  | 'NOT_UPDATABLE'
  /** The change was sent, and whether it was made cannot be told: read the operation. `plannedRequest` shows what was sent. */
  | 'OUTCOME_UNKNOWN'
  /** The quota of Microsoft Graph is used up; try again after `retryAfterSeconds`. Nothing was changed. */
  | 'THROTTLED'
  /** Microsoft Graph failed or could not be reached. Nothing was changed; where that was in doubt, the operation was read and does not have the change. */
  | 'UPSTREAM_UNAVAILABLE';

export type CompleteMutationVariables = Exact<{
  input: UpdateCaseOperationInput;
}>;


export type CompleteMutation = { updateCaseOperation: { caseOperation: { status: CaseOperationStatus | null, percentProgress: number | null } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const CompleteDocument = new TypedDocumentString(`
    mutation Complete($input: UpdateCaseOperationInput!) {
  updateCaseOperation(input: $input) {
    caseOperation {
      status
      percentProgress
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CompleteMutation, CompleteMutationVariables>;