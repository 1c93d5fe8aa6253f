/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The action that an operation performs (`microsoft.graph.security.caseAction`). */
export type CaseAction =
  /** Adds the results of a search to a review set (`addToReviewSet`). */
  | 'ADD_TO_REVIEW_SET'
  /** Applies tags to documents of a review set (`applyTags`). */
  | 'APPLY_TAGS'
  /** Exports documents of a review set (`contentExport`). */
  | 'CONTENT_EXPORT'
  /** Converts documents to PDF (`convertToPdf`). */
  | 'CONVERT_TO_PDF'
  /** Estimates the results of a search (`estimateStatistics`). */
  | 'ESTIMATE_STATISTICS'
  /** Exports the report of a search (`exportReport`). */
  | 'EXPORT_REPORT'
  /** Exports the results of a search (`exportResult`). */
  | 'EXPORT_RESULT'
  /** Distributes a hold policy to its locations (`holdPolicySync`). */
  | 'HOLD_POLICY_SYNC'
  /** Applies or changes a hold (`holdUpdate`). */
  | 'HOLD_UPDATE'
  /** Indexes the content of custodians and data sources (`index`). */
  | 'INDEX'
  /** Deletes the results of a search (`purgeData`). Success does not mean that everything is deleted: one purge deletes at most 100 items per location. */
  | 'PURGE_DATA'
  /** A member that this version of the server does not know: Microsoft adds members without notice. The …Raw field has the original value. Output only. */
  | 'UNKNOWN_FUTURE_VALUE';

/** A user, an application or a device. Absent = not sent, null = sent as null. */
export type CaseOperationIdentityInput = {
  /** Display name. At most 256 characters. */
  displayName?: string | null | undefined;
  /** The `id` property of the identity in Microsoft Graph. At most 256 characters. */
  identityId?: string | null | undefined;
  /** Sign-in name of a user. At most 256 characters. */
  userPrincipalName?: string | null | undefined;
};

/** The actors of an event. At least one is required. Absent = not sent, null = sent as null. */
export type CaseOperationIdentitySetInput = {
  /** The application. */
  application?: CaseOperationIdentityInput | null | undefined;
  /** The device. */
  device?: CaseOperationIdentityInput | null | undefined;
  /** The user. */
  user?: CaseOperationIdentityInput | null | undefined;
};

/** Changes to an operation: absent = unchanged, null = clear, value = set. A variable without a value counts as absent. */
export type CaseOperationPatch = {
  /** The action that the operation performs. UNKNOWN_FUTURE_VALUE is rejected. */
  action?: CaseAction | null | undefined;
  /** When the operation ended. */
  completedDateTime?: string | null | undefined;
  /** The actors that started the operation. */
  createdBy?: CaseOperationIdentitySetInput | null | undefined;
  /** When the operation was started. */
  createdDateTime?: string | null | undefined;
  /** Progress in percent, 0 to 100. */
  percentProgress?: number | null | undefined;
  /** Result of the operation. */
  resultInfo?: CaseOperationResultInfoInput | null | undefined;
  /** Status of the operation. UNKNOWN_FUTURE_VALUE is rejected. */
  status?: CaseOperationStatus | null | undefined;
};

/** The result of an operation. Microsoft Graph requires `code` and `subcode`. */
export type CaseOperationResultInfoInput = {
  /** Result code. Required: if it is missing, `userErrors` reports it. */
  code?: number | null | undefined;
  /** Message. At most 4000 characters. */
  message?: string | null | undefined;
  /** Result subcode. Required: if it is missing, `userErrors` reports it. */
  subcode?: number | null | undefined;
};

/** Status of an operation (`microsoft.graph.security.caseOperationStatus`). There is no "cancelled". */
export type CaseOperationStatus =
  /** Ended with an error; see `resultInfo` (`failed`). */
  | 'FAILED'
  /** Waiting to be started (`notStarted`). */
  | 'NOT_STARTED'
  /** Ended with a note in `resultInfo` (`partiallySucceeded`). Often this only means that no partially indexed items were found, not that anything is missing. */
  | 'PARTIALLY_SUCCEEDED'
  /** In progress (`running`). */
  | 'RUNNING'
  /** Ended: could not be started (`submissionFailed`). */
  | 'SUBMISSION_FAILED'
  /** Ended without an error (`succeeded`). */
  | 'SUCCEEDED'
  /** A member that this version of the server does not know: Microsoft adds members without notice. The …Raw field has the original value. Output only. Does not count as ended. */
  | 'UNKNOWN_FUTURE_VALUE';

/** Why a mutation was not carried out, or may not have been. */
export type CaseOperationUserErrorCode =
  /** The audit trail of the server cannot be written, and it does not update without one. Nothing was changed. */
  | 'AUDIT_UNAVAILABLE'
  /** The operation has changed or is locked. Nothing was changed. */
  | 'CONFLICT'
  /** A permission, a Purview role or a licence is missing. Nothing was changed. */
  | 'FORBIDDEN'
  /** The input is invalid; `field` has the path. Nothing was changed. */
  | 'INVALID_INPUT'
  /** The case or operation does not exist, or the caller may not see it. Nothing was changed. */
  | 'NOT_FOUND'
  /** Microsoft Graph accepted the update, but the operation does not show the property in `field`: Graph ignored it, stored another value, or shows it later. Other properties may have been changed. `caseOperation` is the operation as it was read. */
  | 'NOT_REFLECTED'
  /** The tenant rejects updates of operations: Microsoft has not published this API. Nothing was changed. */
  | 'NOT_UPDATABLE'
  /** The change was sent, and may have been applied or may be applied later: read the operation. `plannedRequest` has the request that was sent, `caseOperation` the operation as it was last read. */
  | 'OUTCOME_UNKNOWN'
  /** The request quota of Microsoft Graph is exhausted, or too many updates of the operation are waiting; try again after `retryAfterSeconds`. Nothing was changed. */
  | 'THROTTLED'
  /** Microsoft Graph or Microsoft Entra failed or could not be reached, or a server in between responded. The update was not sent, or was certainly not processed: nothing was changed. */
  | 'UPSTREAM_UNAVAILABLE';

/** The operation to change, and the changes. */
export type UpdateCaseOperationInput = {
  /** Identifier of the case. */
  caseId: string;
  /** Returned unchanged in the payload. At most 128 characters. */
  clientMutationId?: string | null | undefined;
  /** Sends nothing; returns the request that would be sent in `plannedRequest`. */
  dryRun?: boolean | null | undefined;
  /** The values that the operation must still have, as last seen by the caller. The operation is read first. If it differs, nothing is sent, and the result is CONFLICT with the current operation. Best effort: Microsoft Graph returns no ETag for operations (if it does, it is sent as If-Match), so a change by another client between the read and the write is not detected. */
  expect?: CaseOperationPatch | null | undefined;
  /** Identifier of the operation. */
  id: string;
  /** The changes. */
  patch: CaseOperationPatch;
};

export type CompleteMutationVariables = Exact<{
  input: UpdateCaseOperationInput;
}>;


export type CompleteMutation = { updateCaseOperation: { caseOperation: { status: CaseOperationStatus | null, percentProgress: number | null } | null, userErrors: Array<{ code: CaseOperationUserErrorCode, message: string }> } | null };

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