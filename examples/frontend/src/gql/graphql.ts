/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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

/** A half-open range of date-times: `from` is included, `to` is not. */
export type CaseOperationDateTimeRange = {
  /** Start, included. No lower bound if absent. */
  from?: string | null | undefined;
  /** End, excluded. No upper bound if absent. */
  to?: string | null | undefined;
};

/** Selects operations. All conditions must hold. */
export type CaseOperationFilter = {
  /** The action is one of these. */
  action?: Array<CaseAction> | null | undefined;
  /** The operation was started in this range. */
  createdDateTime?: CaseOperationDateTimeRange | null | undefined;
  /** Whether the operation has ended. */
  isTerminal?: boolean | null | undefined;
  /** The kind is one of these. */
  kind?: Array<CaseOperationKind> | null | undefined;
  /** The status is one of these. */
  status?: Array<CaseOperationStatus> | null | undefined;
};

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

/** The derived type of an operation. It follows from `@odata.type`, or from the action where the type is missing or unknown. */
export type CaseOperationKind =
  /** `ediscoveryAddToReviewSetOperation`; see `EdiscoveryAddToReviewSetDetails`. */
  | 'ADD_TO_REVIEW_SET'
  /** `ediscoveryEstimateOperation`; see `EdiscoveryEstimateDetails`. */
  | 'ESTIMATE'
  /** `ediscoveryExportOperation`; see `EdiscoveryExportDetails`. */
  | 'EXPORT'
  /** `ediscoveryHoldOperation`; has no details. */
  | 'HOLD'
  /** `ediscoveryHoldPolicySyncOperation`; see `EdiscoveryHoldPolicySyncDetails`. */
  | 'HOLD_POLICY_SYNC'
  /** `ediscoveryIndexOperation`; has no details. */
  | 'INDEX'
  /** `ediscoveryPurgeDataOperation`; see `EdiscoveryPurgeDataDetails`. */
  | 'PURGE_DATA'
  /** `ediscoverySearchExportOperation`; see `EdiscoverySearchExportDetails`. */
  | 'SEARCH_EXPORT'
  /** `ediscoveryTagOperation`; has no details. */
  | 'TAG'
  /** Neither the type nor the action is known; see `odataType` and `actionRaw`. */
  | 'UNKNOWN';

/** Order of a list of operations. Operations with equal values are ordered by id. */
export type CaseOperationOrder = {
  /** Ascending or descending. */
  direction: CaseOperationOrderDirection;
  /** The property to order by. */
  field: CaseOperationOrderField;
};

/** Direction of an order. */
export type CaseOperationOrderDirection =
  /** Ascending: the lowest or oldest value first. */
  | 'ASC'
  /** Descending: the highest or newest value first. */
  | 'DESC';

/** The property that operations are ordered by. Operations without a value are last in both directions. */
export type CaseOperationOrderField =
  /** When the operation ended. */
  | 'COMPLETED_DATE_TIME'
  /** When the operation was started. */
  | 'CREATED_DATE_TIME'
  /** In the order not started, running, succeeded, partially succeeded, failed, submission failed, unknown. */
  | 'STATUS';

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

/** Why a watched operation could not be read when it was due. */
export type CaseOperationStaleReason =
  /** The request quota of Microsoft Graph, or the part of it for subscriptions, is used up. */
  | 'THROTTLED'
  /** Microsoft Graph failed, or could not be reached. */
  | 'UNREACHABLE';

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

/** Data added to a review set in addition to the items found (`additionalDataOptions`, flags). */
export type EdiscoveryAdditionalDataOption =
  /** `advancedIndexing`: reindexes partially indexed items. */
  | 'ADVANCED_INDEXING'
  /** `allItemsInFolder`: all items of a folder. */
  | 'ALL_ITEMS_IN_FOLDER'
  /** `allVersions`: all versions of documents. */
  | 'ALL_VERSIONS'
  /** `cloudNativeHtmlConversion`: cloud documents as HTML. Not available in every national cloud. */
  | 'CLOUD_NATIVE_HTML_CONVERSION'
  /** `htmlTranscripts`: conversations as HTML transcripts. */
  | 'HTML_TRANSCRIPTS'
  /** `linkedFiles`: files that items link to. */
  | 'LINKED_FILES'
  /** `listAttachments`: attachments of list items. */
  | 'LIST_ATTACHMENTS'
  /** `locationsWithoutHits`: locations without hits. */
  | 'LOCATIONS_WITHOUT_HITS'
  /** `messageConversationExpansion`: the other messages of the conversation. */
  | 'MESSAGE_CONVERSATION_EXPANSION'
  /** A member that this version of the server does not know: Microsoft adds members without notice. The …Raw field has the original value. Output only. */
  | 'UNKNOWN_FUTURE_VALUE';

/** Data exported in addition to the items that a search found (`additionalOptions`, flags). */
export type EdiscoveryAdditionalOption =
  /** `advancedIndexing`: reindexes partially indexed items. */
  | 'ADVANCED_INDEXING'
  /** `allDocumentVersions`: all versions of documents. */
  | 'ALL_DOCUMENT_VERSIONS'
  /** `allItemsInFolder`: all items of a folder. */
  | 'ALL_ITEMS_IN_FOLDER'
  /** `cloudAttachments`: files that items link to. */
  | 'CLOUD_ATTACHMENTS'
  /** `condensePaths`: shortened paths. */
  | 'CONDENSE_PATHS'
  /** `friendlyName`: readable file names. */
  | 'FRIENDLY_NAME'
  /** `htmlTranscripts`: conversations as HTML transcripts. */
  | 'HTML_TRANSCRIPTS'
  /** `includeFolderAndPath`: folders and paths. */
  | 'INCLUDE_FOLDER_AND_PATH'
  /** `includeReport`: the report of the search. */
  | 'INCLUDE_REPORT'
  /** `listAttachments`: attachments of list items. */
  | 'LIST_ATTACHMENTS'
  /** `none`: nothing. */
  | 'NONE'
  /** `splitSource`: one package per source. */
  | 'SPLIT_SOURCE'
  /** `subfolderContents`: the contents of subfolders. */
  | 'SUBFOLDER_CONTENTS'
  /** `teamsAndYammerConversations`: the conversations that contain a message found. */
  | 'TEAMS_AND_YAMMER_CONVERSATIONS'
  /** A member that this version of the server does not know: Microsoft adds members without notice. The …Raw field has the original value. Output only. */
  | 'UNKNOWN_FUTURE_VALUE';

/** Status of a case (`microsoft.graph.security.caseStatus`). */
export type EdiscoveryCaseStatus =
  /** `active`: open. */
  | 'ACTIVE'
  /** `closed`: closed. */
  | 'CLOSED'
  /** `closedWithError`: closed, with an error while closing. */
  | 'CLOSED_WITH_ERROR'
  /** `closing`: being closed. */
  | 'CLOSING'
  /** `pendingDelete`: waiting to be deleted. */
  | 'PENDING_DELETE'
  /** `unknown`: a known member of the enumeration in Microsoft Graph. */
  | 'UNKNOWN'
  /** A member that this version of the server does not know: Microsoft adds members without notice. The …Raw field has the original value. Output only. */
  | 'UNKNOWN_FUTURE_VALUE';

/** The items that are exported (`exportCriteria`, flags). */
export type EdiscoveryExportCriterion =
  /** `partiallyIndexed`: items that could not be indexed completely. */
  | 'PARTIALLY_INDEXED'
  /** `searchHits`: the items that the search found. */
  | 'SEARCH_HITS'
  /** A member that this version of the server does not know: Microsoft adds members without notice. The …Raw field has the original value. Output only. */
  | 'UNKNOWN_FUTURE_VALUE';

/** The structure of the exported files (`exportFileStructure`). */
export type EdiscoveryExportFileStructure =
  /** `directory`: folders. Deprecated by Microsoft. */
  | 'DIRECTORY'
  /** `msg`: mail in MSG files. */
  | 'MSG'
  /** `none`: no structure. */
  | 'NONE'
  /** `pst`: mail in PST files. */
  | 'PST'
  /** A member that this version of the server does not know: Microsoft adds members without notice. The …Raw field has the original value. Output only. */
  | 'UNKNOWN_FUTURE_VALUE';

/** The format of exported mail (`exportFormat`). */
export type EdiscoveryExportFormat =
  /** `eml`: EML files. Deprecated by Microsoft. */
  | 'EML'
  /** `msg`: MSG files. */
  | 'MSG'
  /** `pst`: PST files. */
  | 'PST'
  /** A member that this version of the server does not know: Microsoft adds members without notice. The …Raw field has the original value. Output only. */
  | 'UNKNOWN_FUTURE_VALUE';

/** The locations that items are exported from (`exportLocation`, flags). */
export type EdiscoveryExportLocation =
  /** `nonresponsiveLocations`: locations without hits. */
  | 'NONRESPONSIVE_LOCATIONS'
  /** `responsiveLocations`: locations with hits. */
  | 'RESPONSIVE_LOCATIONS'
  /** A member that this version of the server does not know: Microsoft adds members without notice. The …Raw field has the original value. Output only. */
  | 'UNKNOWN_FUTURE_VALUE';

/** The contents of an export of a review set (`exportOptions`, flags). */
export type EdiscoveryExportOption =
  /** `condensePaths`: shortened paths. */
  | 'CONDENSE_PATHS'
  /** `fileInfo`: information about the files. Beta only, deprecated by Microsoft. */
  | 'FILE_INFO'
  /** `friendlyName`: readable file names. */
  | 'FRIENDLY_NAME'
  /** `includeFolderAndPath`: folders and paths. */
  | 'INCLUDE_FOLDER_AND_PATH'
  /** `originalFiles`: the original files. */
  | 'ORIGINAL_FILES'
  /** `pdfReplacement`: redacted PDFs in place of the files. */
  | 'PDF_REPLACEMENT'
  /** `splitSource`: one package per source. */
  | 'SPLIT_SOURCE'
  /** `tags`: the tags. */
  | 'TAGS'
  /** `text`: the extracted text of the files. */
  | 'TEXT'
  /** A member that this version of the server does not know: Microsoft adds members without notice. The …Raw field has the original value. Output only. */
  | 'UNKNOWN_FUTURE_VALUE';

/** The items added to a review set (`itemsToInclude`, flags). */
export type EdiscoveryItemsToInclude =
  /** `partiallyIndexed`: items that could not be indexed completely. */
  | 'PARTIALLY_INDEXED'
  /** `searchHits`: the items that the search found. */
  | 'SEARCH_HITS'
  /** A member that this version of the server does not know: Microsoft adds members without notice. The …Raw field has the original value. Output only. */
  | 'UNKNOWN_FUTURE_VALUE';

/** The statistics that an estimate computes (`statisticsOptions`, flags). */
export type EdiscoveryStatisticsOption =
  /** `advancedIndexing`: reindexes partially indexed items. */
  | 'ADVANCED_INDEXING'
  /** `includeQueryStats`: statistics of the query. */
  | 'INCLUDE_QUERY_STATS'
  /** `includeRefiners`: refiners of the search. */
  | 'INCLUDE_REFINERS'
  /** `includeUnindexedStats`: statistics of items that are not indexed. */
  | 'INCLUDE_UNINDEXED_STATS'
  /** `locationsWithoutHits`: locations without hits. */
  | 'LOCATIONS_WITHOUT_HITS'
  /** A member that this version of the server does not know: Microsoft adds members without notice. The …Raw field has the original value. Output only. */
  | 'UNKNOWN_FUTURE_VALUE';

/** The number of versions of a document to include (`cloudAttachmentVersion`, `documentVersion`). */
export type EdiscoveryVersionDepth =
  /** `all`: every version. */
  | 'ALL'
  /** `latest`: the latest version. */
  | 'LATEST'
  /** `recent10`: the 10 latest versions. */
  | 'RECENT_10'
  /** `recent100`: the 100 latest versions. */
  | 'RECENT_100'
  /** A member that this version of the server does not know: Microsoft adds members without notice. The …Raw field has the original value. Output only. */
  | 'UNKNOWN_FUTURE_VALUE';

/** The operation to change, and the changes. */
export type UpdateCaseOperationInput = {
  /** Identifier of the case. */
  caseId: string | number;
  /** Returned unchanged in the payload. At most 128 characters. */
  clientMutationId?: string | null | undefined;
  /** Sends nothing; returns the request that would be sent in `plannedRequest`. */
  dryRun?: boolean | null | undefined;
  /** The values that the operation must still have, as last seen by the caller. The operation is read first. If it differs, nothing is sent, and the result is CONFLICT with the current operation. Best effort: Microsoft Graph returns no ETag for operations (if it does, it is sent as If-Match), so a change by another client between the read and the write is not detected. */
  expect?: CaseOperationPatch | null | undefined;
  /** Identifier of the operation. */
  id: string | number;
  /** The changes. */
  patch: CaseOperationPatch;
};

export type CasesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type CasesQuery = { ediscoveryCases: { __typename: 'EdiscoveryCaseConnection', edges: Array<{ __typename: 'EdiscoveryCaseEdge', cursor: string, node: { __typename: 'EdiscoveryCase', description: string | null, id: string, displayName: string | null, externalId: string | null, status: EdiscoveryCaseStatus | null, statusRaw: string | null, createdDateTime: string | null } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } | null };

export type CaseSummaryFragment = { __typename: 'EdiscoveryCase', id: string, displayName: string | null, externalId: string | null, status: EdiscoveryCaseStatus | null, statusRaw: string | null, createdDateTime: string | null };

export type WatchOperationSubscriptionVariables = Exact<{
  caseId: string | number;
  id: string | number;
}>;


export type WatchOperationSubscription = { caseOperationProgress: { __typename: 'CaseOperationProgress', asOf: string, stale: boolean, staleReason: CaseOperationStaleReason | null, caseOperation: { __typename: 'CaseOperation', caseId: string, id: string, kind: CaseOperationKind, odataType: string | null, action: CaseAction | null, actionRaw: string | null, status: CaseOperationStatus | null, statusRaw: string | null, isTerminal: boolean, percentProgress: number | null, createdDateTime: string | null, completedDateTime: string | null, details:
        | { __typename: 'EdiscoveryAddToReviewSetDetails', itemsToInclude: Array<EdiscoveryItemsToInclude> | null, itemsToIncludeRaw: string | null, additionalDataOptions: Array<EdiscoveryAdditionalDataOption> | null, additionalDataOptionsRaw: string | null, cloudAttachmentVersion: EdiscoveryVersionDepth | null, cloudAttachmentVersionRaw: string | null, documentVersion: EdiscoveryVersionDepth | null, documentVersionRaw: string | null, reportFileMetadata: Array<{ __typename: 'CaseOperationFileMetadata', fileName: string | null, size: string | null }> | null }
        | { __typename: 'EdiscoveryEstimateDetails', indexedItemCount: string | null, indexedItemsSize: string | null, unindexedItemCount: string | null, unindexedItemsSize: string | null, mailboxCount: number | null, siteCount: number | null, statisticsOptions: Array<EdiscoveryStatisticsOption> | null, statisticsOptionsRaw: string | null, reportFileMetadata: Array<{ __typename: 'CaseOperationFileMetadata', fileName: string | null, size: string | null }> | null }
        | { __typename: 'EdiscoveryExportDetails', outputName: string | null, description: string | null, exportOptions: Array<EdiscoveryExportOption> | null, exportOptionsRaw: string | null, exportStructure: EdiscoveryExportFileStructure | null, exportStructureRaw: string | null, exportFileMetadata: Array<{ __typename: 'CaseOperationFileMetadata', fileName: string | null, size: string | null }> | null }
        | { __typename: 'EdiscoveryHoldPolicySyncDetails', reportFileMetadata: Array<{ __typename: 'CaseOperationFileMetadata', fileName: string | null, size: string | null }> | null }
        | { __typename: 'EdiscoveryPurgeDataDetails', reportFileMetadata: Array<{ __typename: 'CaseOperationFileMetadata', fileName: string | null, size: string | null }> | null }
        | { __typename: 'EdiscoverySearchExportDetails', displayName: string | null, description: string | null, exportFormat: EdiscoveryExportFormat | null, exportFormatRaw: string | null, exportSingleItems: boolean | null, exportCriteria: Array<EdiscoveryExportCriterion> | null, exportCriteriaRaw: string | null, exportLocation: Array<EdiscoveryExportLocation> | null, exportLocationRaw: string | null, additionalOptions: Array<EdiscoveryAdditionalOption> | null, additionalOptionsRaw: string | null, cloudAttachmentVersion: EdiscoveryVersionDepth | null, cloudAttachmentVersionRaw: string | null, documentVersion: EdiscoveryVersionDepth | null, documentVersionRaw: string | null, exportFileMetadata: Array<{ __typename: 'CaseOperationFileMetadata', fileName: string | null, size: string | null }> | null }
       | null, createdBy: { __typename: 'CaseOperationIdentitySet', application: { __typename: 'CaseOperationIdentity', identityId: string | null, displayName: string | null, userPrincipalName: string | null } | null, device: { __typename: 'CaseOperationIdentity', identityId: string | null, displayName: string | null, userPrincipalName: string | null } | null, user: { __typename: 'CaseOperationIdentity', identityId: string | null, displayName: string | null, userPrincipalName: string | null } | null } | null, resultInfo: { __typename: 'CaseOperationResultInfo', code: number | null, subcode: number | null, message: string | null } | null } } };

export type WatchCaseSubscriptionVariables = Exact<{
  caseId: string | number;
}>;


export type WatchCaseSubscription = { caseOperationsProgress: { __typename: 'CaseOperationProgress', asOf: string, stale: boolean, staleReason: CaseOperationStaleReason | null, caseOperation: { __typename: 'CaseOperation', caseId: string, id: string, kind: CaseOperationKind, odataType: string | null, action: CaseAction | null, actionRaw: string | null, status: CaseOperationStatus | null, statusRaw: string | null, isTerminal: boolean, percentProgress: number | null, createdDateTime: string | null, completedDateTime: string | null, createdBy: { __typename: 'CaseOperationIdentitySet', application: { __typename: 'CaseOperationIdentity', identityId: string | null, displayName: string | null, userPrincipalName: string | null } | null, device: { __typename: 'CaseOperationIdentity', identityId: string | null, displayName: string | null, userPrincipalName: string | null } | null, user: { __typename: 'CaseOperationIdentity', identityId: string | null, displayName: string | null, userPrincipalName: string | null } | null } | null, resultInfo: { __typename: 'CaseOperationResultInfo', code: number | null, subcode: number | null, message: string | null } | null } } };

export type LivenessFragment = { __typename: 'CaseOperationProgress', asOf: string, stale: boolean, staleReason: CaseOperationStaleReason | null };

export type OperationQueryVariables = Exact<{
  caseId: string | number;
  id: string | number;
}>;


export type OperationQuery = { caseOperation: { __typename: 'CaseOperation', caseId: string, id: string, kind: CaseOperationKind, odataType: string | null, action: CaseAction | null, actionRaw: string | null, status: CaseOperationStatus | null, statusRaw: string | null, isTerminal: boolean, percentProgress: number | null, createdDateTime: string | null, completedDateTime: string | null, details:
      | { __typename: 'EdiscoveryAddToReviewSetDetails', itemsToInclude: Array<EdiscoveryItemsToInclude> | null, itemsToIncludeRaw: string | null, additionalDataOptions: Array<EdiscoveryAdditionalDataOption> | null, additionalDataOptionsRaw: string | null, cloudAttachmentVersion: EdiscoveryVersionDepth | null, cloudAttachmentVersionRaw: string | null, documentVersion: EdiscoveryVersionDepth | null, documentVersionRaw: string | null, reportFileMetadata: Array<{ __typename: 'CaseOperationFileMetadata', fileName: string | null, size: string | null }> | null }
      | { __typename: 'EdiscoveryEstimateDetails', indexedItemCount: string | null, indexedItemsSize: string | null, unindexedItemCount: string | null, unindexedItemsSize: string | null, mailboxCount: number | null, siteCount: number | null, statisticsOptions: Array<EdiscoveryStatisticsOption> | null, statisticsOptionsRaw: string | null, reportFileMetadata: Array<{ __typename: 'CaseOperationFileMetadata', fileName: string | null, size: string | null }> | null }
      | { __typename: 'EdiscoveryExportDetails', outputName: string | null, description: string | null, exportOptions: Array<EdiscoveryExportOption> | null, exportOptionsRaw: string | null, exportStructure: EdiscoveryExportFileStructure | null, exportStructureRaw: string | null, exportFileMetadata: Array<{ __typename: 'CaseOperationFileMetadata', fileName: string | null, size: string | null }> | null }
      | { __typename: 'EdiscoveryHoldPolicySyncDetails', reportFileMetadata: Array<{ __typename: 'CaseOperationFileMetadata', fileName: string | null, size: string | null }> | null }
      | { __typename: 'EdiscoveryPurgeDataDetails', reportFileMetadata: Array<{ __typename: 'CaseOperationFileMetadata', fileName: string | null, size: string | null }> | null }
      | { __typename: 'EdiscoverySearchExportDetails', displayName: string | null, description: string | null, exportFormat: EdiscoveryExportFormat | null, exportFormatRaw: string | null, exportSingleItems: boolean | null, exportCriteria: Array<EdiscoveryExportCriterion> | null, exportCriteriaRaw: string | null, exportLocation: Array<EdiscoveryExportLocation> | null, exportLocationRaw: string | null, additionalOptions: Array<EdiscoveryAdditionalOption> | null, additionalOptionsRaw: string | null, cloudAttachmentVersion: EdiscoveryVersionDepth | null, cloudAttachmentVersionRaw: string | null, documentVersion: EdiscoveryVersionDepth | null, documentVersionRaw: string | null, exportFileMetadata: Array<{ __typename: 'CaseOperationFileMetadata', fileName: string | null, size: string | null }> | null }
     | null, createdBy: { __typename: 'CaseOperationIdentitySet', application: { __typename: 'CaseOperationIdentity', identityId: string | null, displayName: string | null, userPrincipalName: string | null } | null, device: { __typename: 'CaseOperationIdentity', identityId: string | null, displayName: string | null, userPrincipalName: string | null } | null, user: { __typename: 'CaseOperationIdentity', identityId: string | null, displayName: string | null, userPrincipalName: string | null } | null } | null, resultInfo: { __typename: 'CaseOperationResultInfo', code: number | null, subcode: number | null, message: string | null } | null } | null };

export type FileFragment = { __typename: 'CaseOperationFileMetadata', fileName: string | null, size: string | null };

export type OperationWithDetailsFragment = { __typename: 'CaseOperation', caseId: string, id: string, kind: CaseOperationKind, odataType: string | null, action: CaseAction | null, actionRaw: string | null, status: CaseOperationStatus | null, statusRaw: string | null, isTerminal: boolean, percentProgress: number | null, createdDateTime: string | null, completedDateTime: string | null, details:
    | { __typename: 'EdiscoveryAddToReviewSetDetails', itemsToInclude: Array<EdiscoveryItemsToInclude> | null, itemsToIncludeRaw: string | null, additionalDataOptions: Array<EdiscoveryAdditionalDataOption> | null, additionalDataOptionsRaw: string | null, cloudAttachmentVersion: EdiscoveryVersionDepth | null, cloudAttachmentVersionRaw: string | null, documentVersion: EdiscoveryVersionDepth | null, documentVersionRaw: string | null, reportFileMetadata: Array<{ __typename: 'CaseOperationFileMetadata', fileName: string | null, size: string | null }> | null }
    | { __typename: 'EdiscoveryEstimateDetails', indexedItemCount: string | null, indexedItemsSize: string | null, unindexedItemCount: string | null, unindexedItemsSize: string | null, mailboxCount: number | null, siteCount: number | null, statisticsOptions: Array<EdiscoveryStatisticsOption> | null, statisticsOptionsRaw: string | null, reportFileMetadata: Array<{ __typename: 'CaseOperationFileMetadata', fileName: string | null, size: string | null }> | null }
    | { __typename: 'EdiscoveryExportDetails', outputName: string | null, description: string | null, exportOptions: Array<EdiscoveryExportOption> | null, exportOptionsRaw: string | null, exportStructure: EdiscoveryExportFileStructure | null, exportStructureRaw: string | null, exportFileMetadata: Array<{ __typename: 'CaseOperationFileMetadata', fileName: string | null, size: string | null }> | null }
    | { __typename: 'EdiscoveryHoldPolicySyncDetails', reportFileMetadata: Array<{ __typename: 'CaseOperationFileMetadata', fileName: string | null, size: string | null }> | null }
    | { __typename: 'EdiscoveryPurgeDataDetails', reportFileMetadata: Array<{ __typename: 'CaseOperationFileMetadata', fileName: string | null, size: string | null }> | null }
    | { __typename: 'EdiscoverySearchExportDetails', displayName: string | null, description: string | null, exportFormat: EdiscoveryExportFormat | null, exportFormatRaw: string | null, exportSingleItems: boolean | null, exportCriteria: Array<EdiscoveryExportCriterion> | null, exportCriteriaRaw: string | null, exportLocation: Array<EdiscoveryExportLocation> | null, exportLocationRaw: string | null, additionalOptions: Array<EdiscoveryAdditionalOption> | null, additionalOptionsRaw: string | null, cloudAttachmentVersion: EdiscoveryVersionDepth | null, cloudAttachmentVersionRaw: string | null, documentVersion: EdiscoveryVersionDepth | null, documentVersionRaw: string | null, exportFileMetadata: Array<{ __typename: 'CaseOperationFileMetadata', fileName: string | null, size: string | null }> | null }
   | null, createdBy: { __typename: 'CaseOperationIdentitySet', application: { __typename: 'CaseOperationIdentity', identityId: string | null, displayName: string | null, userPrincipalName: string | null } | null, device: { __typename: 'CaseOperationIdentity', identityId: string | null, displayName: string | null, userPrincipalName: string | null } | null, user: { __typename: 'CaseOperationIdentity', identityId: string | null, displayName: string | null, userPrincipalName: string | null } | null } | null, resultInfo: { __typename: 'CaseOperationResultInfo', code: number | null, subcode: number | null, message: string | null } | null };

export type CaseHeaderQueryVariables = Exact<{
  caseId: string | number;
}>;


export type CaseHeaderQuery = { ediscoveryCase: { __typename: 'EdiscoveryCase', id: string, displayName: string | null, externalId: string | null, status: EdiscoveryCaseStatus | null, statusRaw: string | null, createdDateTime: string | null } | null };

export type CaseOperationsQueryVariables = Exact<{
  caseId: string | number;
  first: number;
  after?: string | null | undefined;
  filter?: CaseOperationFilter | null | undefined;
  orderBy?: CaseOperationOrder | null | undefined;
}>;


export type CaseOperationsQuery = { ediscoveryCase: { __typename: 'EdiscoveryCase', id: string, operations: { __typename: 'CaseOperationConnection', totalCount: number, edges: Array<{ __typename: 'CaseOperationEdge', cursor: string, node: { __typename: 'CaseOperation', caseId: string, id: string, kind: CaseOperationKind, odataType: string | null, action: CaseAction | null, actionRaw: string | null, status: CaseOperationStatus | null, statusRaw: string | null, isTerminal: boolean, percentProgress: number | null, createdDateTime: string | null, completedDateTime: string | null, createdBy: { __typename: 'CaseOperationIdentitySet', application: { __typename: 'CaseOperationIdentity', identityId: string | null, displayName: string | null, userPrincipalName: string | null } | null, device: { __typename: 'CaseOperationIdentity', identityId: string | null, displayName: string | null, userPrincipalName: string | null } | null, user: { __typename: 'CaseOperationIdentity', identityId: string | null, displayName: string | null, userPrincipalName: string | null } | null } | null, resultInfo: { __typename: 'CaseOperationResultInfo', code: number | null, subcode: number | null, message: string | null } | null } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type OperationSummaryFragment = { __typename: 'CaseOperation', caseId: string, id: string, kind: CaseOperationKind, odataType: string | null, action: CaseAction | null, actionRaw: string | null, status: CaseOperationStatus | null, statusRaw: string | null, isTerminal: boolean, percentProgress: number | null, createdDateTime: string | null, completedDateTime: string | null, createdBy: { __typename: 'CaseOperationIdentitySet', application: { __typename: 'CaseOperationIdentity', identityId: string | null, displayName: string | null, userPrincipalName: string | null } | null, device: { __typename: 'CaseOperationIdentity', identityId: string | null, displayName: string | null, userPrincipalName: string | null } | null, user: { __typename: 'CaseOperationIdentity', identityId: string | null, displayName: string | null, userPrincipalName: string | null } | null } | null, resultInfo: { __typename: 'CaseOperationResultInfo', code: number | null, subcode: number | null, message: string | null } | null };

export type ActorFragment = { __typename: 'CaseOperationIdentity', identityId: string | null, displayName: string | null, userPrincipalName: string | null };

export type UpdateOperationMutationVariables = Exact<{
  input: UpdateCaseOperationInput;
}>;


export type UpdateOperationMutation = { updateCaseOperation: { __typename: 'UpdateCaseOperationPayload', caseOperation: { __typename: 'CaseOperation', caseId: string, id: string, kind: CaseOperationKind, odataType: string | null, action: CaseAction | null, actionRaw: string | null, status: CaseOperationStatus | null, statusRaw: string | null, isTerminal: boolean, percentProgress: number | null, createdDateTime: string | null, completedDateTime: string | null, details:
        | { __typename: 'EdiscoveryAddToReviewSetDetails', itemsToInclude: Array<EdiscoveryItemsToInclude> | null, itemsToIncludeRaw: string | null, additionalDataOptions: Array<EdiscoveryAdditionalDataOption> | null, additionalDataOptionsRaw: string | null, cloudAttachmentVersion: EdiscoveryVersionDepth | null, cloudAttachmentVersionRaw: string | null, documentVersion: EdiscoveryVersionDepth | null, documentVersionRaw: string | null, reportFileMetadata: Array<{ __typename: 'CaseOperationFileMetadata', fileName: string | null, size: string | null }> | null }
        | { __typename: 'EdiscoveryEstimateDetails', indexedItemCount: string | null, indexedItemsSize: string | null, unindexedItemCount: string | null, unindexedItemsSize: string | null, mailboxCount: number | null, siteCount: number | null, statisticsOptions: Array<EdiscoveryStatisticsOption> | null, statisticsOptionsRaw: string | null, reportFileMetadata: Array<{ __typename: 'CaseOperationFileMetadata', fileName: string | null, size: string | null }> | null }
        | { __typename: 'EdiscoveryExportDetails', outputName: string | null, description: string | null, exportOptions: Array<EdiscoveryExportOption> | null, exportOptionsRaw: string | null, exportStructure: EdiscoveryExportFileStructure | null, exportStructureRaw: string | null, exportFileMetadata: Array<{ __typename: 'CaseOperationFileMetadata', fileName: string | null, size: string | null }> | null }
        | { __typename: 'EdiscoveryHoldPolicySyncDetails', reportFileMetadata: Array<{ __typename: 'CaseOperationFileMetadata', fileName: string | null, size: string | null }> | null }
        | { __typename: 'EdiscoveryPurgeDataDetails', reportFileMetadata: Array<{ __typename: 'CaseOperationFileMetadata', fileName: string | null, size: string | null }> | null }
        | { __typename: 'EdiscoverySearchExportDetails', displayName: string | null, description: string | null, exportFormat: EdiscoveryExportFormat | null, exportFormatRaw: string | null, exportSingleItems: boolean | null, exportCriteria: Array<EdiscoveryExportCriterion> | null, exportCriteriaRaw: string | null, exportLocation: Array<EdiscoveryExportLocation> | null, exportLocationRaw: string | null, additionalOptions: Array<EdiscoveryAdditionalOption> | null, additionalOptionsRaw: string | null, cloudAttachmentVersion: EdiscoveryVersionDepth | null, cloudAttachmentVersionRaw: string | null, documentVersion: EdiscoveryVersionDepth | null, documentVersionRaw: string | null, exportFileMetadata: Array<{ __typename: 'CaseOperationFileMetadata', fileName: string | null, size: string | null }> | null }
       | null, createdBy: { __typename: 'CaseOperationIdentitySet', application: { __typename: 'CaseOperationIdentity', identityId: string | null, displayName: string | null, userPrincipalName: string | null } | null, device: { __typename: 'CaseOperationIdentity', identityId: string | null, displayName: string | null, userPrincipalName: string | null } | null, user: { __typename: 'CaseOperationIdentity', identityId: string | null, displayName: string | null, userPrincipalName: string | null } | null } | null, resultInfo: { __typename: 'CaseOperationResultInfo', code: number | null, subcode: number | null, message: string | null } | null } | null, plannedRequest: { __typename: 'CaseOperationPlannedRequest', method: string, path: string, body: Record<string, unknown> } | null, userErrors: Array<{ __typename: 'CaseOperationUserError', code: CaseOperationUserErrorCode, message: string, field: Array<string> | null, retryAfterSeconds: number | null, requestId: string | null, clientRequestId: string | null }> } | null };

export const CaseSummaryFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CaseSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoveryCase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusRaw"}},{"kind":"Field","name":{"kind":"Name","value":"createdDateTime"}}]}}]} as unknown as DocumentNode<CaseSummaryFragment, unknown>;
export const LivenessFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Liveness"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperationProgress"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"stale"}},{"kind":"Field","name":{"kind":"Name","value":"staleReason"}}]}}]} as unknown as DocumentNode<LivenessFragment, unknown>;
export const ActorFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Actor"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperationIdentity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"identityId"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"userPrincipalName"}}]}}]} as unknown as DocumentNode<ActorFragment, unknown>;
export const OperationSummaryFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseId"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"odataType"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"actionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusRaw"}},{"kind":"Field","name":{"kind":"Name","value":"isTerminal"}},{"kind":"Field","name":{"kind":"Name","value":"percentProgress"}},{"kind":"Field","name":{"kind":"Name","value":"createdDateTime"}},{"kind":"Field","name":{"kind":"Name","value":"completedDateTime"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"resultInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"subcode"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Actor"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperationIdentity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"identityId"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"userPrincipalName"}}]}}]} as unknown as DocumentNode<OperationSummaryFragment, unknown>;
export const FileFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"File"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperationFileMetadata"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"size"}}]}}]} as unknown as DocumentNode<FileFragment, unknown>;
export const OperationWithDetailsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationWithDetails"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperationSummary"}},{"kind":"Field","name":{"kind":"Name","value":"details"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoveryAddToReviewSetDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"itemsToInclude"}},{"kind":"Field","name":{"kind":"Name","value":"itemsToIncludeRaw"}},{"kind":"Field","name":{"kind":"Name","value":"additionalDataOptions"}},{"kind":"Field","name":{"kind":"Name","value":"additionalDataOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoveryEstimateDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"indexedItemCount"}},{"kind":"Field","name":{"kind":"Name","value":"indexedItemsSize"}},{"kind":"Field","name":{"kind":"Name","value":"unindexedItemCount"}},{"kind":"Field","name":{"kind":"Name","value":"unindexedItemsSize"}},{"kind":"Field","name":{"kind":"Name","value":"mailboxCount"}},{"kind":"Field","name":{"kind":"Name","value":"siteCount"}},{"kind":"Field","name":{"kind":"Name","value":"statisticsOptions"}},{"kind":"Field","name":{"kind":"Name","value":"statisticsOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoveryExportDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outputName"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"exportOptions"}},{"kind":"Field","name":{"kind":"Name","value":"exportOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportStructure"}},{"kind":"Field","name":{"kind":"Name","value":"exportStructureRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoveryHoldPolicySyncDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoveryPurgeDataDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoverySearchExportDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"exportFormat"}},{"kind":"Field","name":{"kind":"Name","value":"exportFormatRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportSingleItems"}},{"kind":"Field","name":{"kind":"Name","value":"exportCriteria"}},{"kind":"Field","name":{"kind":"Name","value":"exportCriteriaRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportLocation"}},{"kind":"Field","name":{"kind":"Name","value":"exportLocationRaw"}},{"kind":"Field","name":{"kind":"Name","value":"additionalOptions"}},{"kind":"Field","name":{"kind":"Name","value":"additionalOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Actor"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperationIdentity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"identityId"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"userPrincipalName"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseId"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"odataType"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"actionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusRaw"}},{"kind":"Field","name":{"kind":"Name","value":"isTerminal"}},{"kind":"Field","name":{"kind":"Name","value":"percentProgress"}},{"kind":"Field","name":{"kind":"Name","value":"createdDateTime"}},{"kind":"Field","name":{"kind":"Name","value":"completedDateTime"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"resultInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"subcode"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"File"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperationFileMetadata"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"size"}}]}}]} as unknown as DocumentNode<OperationWithDetailsFragment, unknown>;
export const CasesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Cases"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ediscoveryCases"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CaseSummary"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CaseSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoveryCase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusRaw"}},{"kind":"Field","name":{"kind":"Name","value":"createdDateTime"}}]}}]} as unknown as DocumentNode<CasesQuery, CasesQueryVariables>;
export const WatchOperationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"WatchOperation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"caseId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseOperationProgress"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"caseId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"caseId"}}},{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseOperation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperationWithDetails"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Liveness"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Actor"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperationIdentity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"identityId"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"userPrincipalName"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseId"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"odataType"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"actionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusRaw"}},{"kind":"Field","name":{"kind":"Name","value":"isTerminal"}},{"kind":"Field","name":{"kind":"Name","value":"percentProgress"}},{"kind":"Field","name":{"kind":"Name","value":"createdDateTime"}},{"kind":"Field","name":{"kind":"Name","value":"completedDateTime"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"resultInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"subcode"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"File"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperationFileMetadata"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"size"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationWithDetails"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperationSummary"}},{"kind":"Field","name":{"kind":"Name","value":"details"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoveryAddToReviewSetDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"itemsToInclude"}},{"kind":"Field","name":{"kind":"Name","value":"itemsToIncludeRaw"}},{"kind":"Field","name":{"kind":"Name","value":"additionalDataOptions"}},{"kind":"Field","name":{"kind":"Name","value":"additionalDataOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoveryEstimateDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"indexedItemCount"}},{"kind":"Field","name":{"kind":"Name","value":"indexedItemsSize"}},{"kind":"Field","name":{"kind":"Name","value":"unindexedItemCount"}},{"kind":"Field","name":{"kind":"Name","value":"unindexedItemsSize"}},{"kind":"Field","name":{"kind":"Name","value":"mailboxCount"}},{"kind":"Field","name":{"kind":"Name","value":"siteCount"}},{"kind":"Field","name":{"kind":"Name","value":"statisticsOptions"}},{"kind":"Field","name":{"kind":"Name","value":"statisticsOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoveryExportDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outputName"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"exportOptions"}},{"kind":"Field","name":{"kind":"Name","value":"exportOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportStructure"}},{"kind":"Field","name":{"kind":"Name","value":"exportStructureRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoveryHoldPolicySyncDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoveryPurgeDataDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoverySearchExportDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"exportFormat"}},{"kind":"Field","name":{"kind":"Name","value":"exportFormatRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportSingleItems"}},{"kind":"Field","name":{"kind":"Name","value":"exportCriteria"}},{"kind":"Field","name":{"kind":"Name","value":"exportCriteriaRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportLocation"}},{"kind":"Field","name":{"kind":"Name","value":"exportLocationRaw"}},{"kind":"Field","name":{"kind":"Name","value":"additionalOptions"}},{"kind":"Field","name":{"kind":"Name","value":"additionalOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Liveness"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperationProgress"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"stale"}},{"kind":"Field","name":{"kind":"Name","value":"staleReason"}}]}}]} as unknown as DocumentNode<WatchOperationSubscription, WatchOperationSubscriptionVariables>;
export const WatchCaseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"WatchCase"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"caseId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseOperationsProgress"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"caseId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"caseId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseOperation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperationSummary"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Liveness"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Actor"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperationIdentity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"identityId"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"userPrincipalName"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseId"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"odataType"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"actionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusRaw"}},{"kind":"Field","name":{"kind":"Name","value":"isTerminal"}},{"kind":"Field","name":{"kind":"Name","value":"percentProgress"}},{"kind":"Field","name":{"kind":"Name","value":"createdDateTime"}},{"kind":"Field","name":{"kind":"Name","value":"completedDateTime"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"resultInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"subcode"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Liveness"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperationProgress"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"stale"}},{"kind":"Field","name":{"kind":"Name","value":"staleReason"}}]}}]} as unknown as DocumentNode<WatchCaseSubscription, WatchCaseSubscriptionVariables>;
export const OperationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Operation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"caseId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseOperation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"caseId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"caseId"}}},{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperationWithDetails"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Actor"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperationIdentity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"identityId"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"userPrincipalName"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseId"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"odataType"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"actionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusRaw"}},{"kind":"Field","name":{"kind":"Name","value":"isTerminal"}},{"kind":"Field","name":{"kind":"Name","value":"percentProgress"}},{"kind":"Field","name":{"kind":"Name","value":"createdDateTime"}},{"kind":"Field","name":{"kind":"Name","value":"completedDateTime"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"resultInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"subcode"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"File"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperationFileMetadata"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"size"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationWithDetails"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperationSummary"}},{"kind":"Field","name":{"kind":"Name","value":"details"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoveryAddToReviewSetDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"itemsToInclude"}},{"kind":"Field","name":{"kind":"Name","value":"itemsToIncludeRaw"}},{"kind":"Field","name":{"kind":"Name","value":"additionalDataOptions"}},{"kind":"Field","name":{"kind":"Name","value":"additionalDataOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoveryEstimateDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"indexedItemCount"}},{"kind":"Field","name":{"kind":"Name","value":"indexedItemsSize"}},{"kind":"Field","name":{"kind":"Name","value":"unindexedItemCount"}},{"kind":"Field","name":{"kind":"Name","value":"unindexedItemsSize"}},{"kind":"Field","name":{"kind":"Name","value":"mailboxCount"}},{"kind":"Field","name":{"kind":"Name","value":"siteCount"}},{"kind":"Field","name":{"kind":"Name","value":"statisticsOptions"}},{"kind":"Field","name":{"kind":"Name","value":"statisticsOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoveryExportDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outputName"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"exportOptions"}},{"kind":"Field","name":{"kind":"Name","value":"exportOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportStructure"}},{"kind":"Field","name":{"kind":"Name","value":"exportStructureRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoveryHoldPolicySyncDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoveryPurgeDataDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoverySearchExportDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"exportFormat"}},{"kind":"Field","name":{"kind":"Name","value":"exportFormatRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportSingleItems"}},{"kind":"Field","name":{"kind":"Name","value":"exportCriteria"}},{"kind":"Field","name":{"kind":"Name","value":"exportCriteriaRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportLocation"}},{"kind":"Field","name":{"kind":"Name","value":"exportLocationRaw"}},{"kind":"Field","name":{"kind":"Name","value":"additionalOptions"}},{"kind":"Field","name":{"kind":"Name","value":"additionalOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}}]}}]}}]} as unknown as DocumentNode<OperationQuery, OperationQueryVariables>;
export const CaseHeaderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CaseHeader"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"caseId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ediscoveryCase"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"caseId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CaseSummary"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CaseSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoveryCase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusRaw"}},{"kind":"Field","name":{"kind":"Name","value":"createdDateTime"}}]}}]} as unknown as DocumentNode<CaseHeaderQuery, CaseHeaderQueryVariables>;
export const CaseOperationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CaseOperations"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"caseId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperationFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperationOrder"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ediscoveryCase"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"caseId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"operations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperationSummary"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Actor"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperationIdentity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"identityId"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"userPrincipalName"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseId"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"odataType"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"actionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusRaw"}},{"kind":"Field","name":{"kind":"Name","value":"isTerminal"}},{"kind":"Field","name":{"kind":"Name","value":"percentProgress"}},{"kind":"Field","name":{"kind":"Name","value":"createdDateTime"}},{"kind":"Field","name":{"kind":"Name","value":"completedDateTime"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"resultInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"subcode"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<CaseOperationsQuery, CaseOperationsQueryVariables>;
export const UpdateOperationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateOperation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateCaseOperationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateCaseOperation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseOperation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperationWithDetails"}}]}},{"kind":"Field","name":{"kind":"Name","value":"plannedRequest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"body"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"clientRequestId"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Actor"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperationIdentity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"identityId"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"userPrincipalName"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseId"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"odataType"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"actionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusRaw"}},{"kind":"Field","name":{"kind":"Name","value":"isTerminal"}},{"kind":"Field","name":{"kind":"Name","value":"percentProgress"}},{"kind":"Field","name":{"kind":"Name","value":"createdDateTime"}},{"kind":"Field","name":{"kind":"Name","value":"completedDateTime"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"resultInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"subcode"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"File"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperationFileMetadata"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"size"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationWithDetails"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperationSummary"}},{"kind":"Field","name":{"kind":"Name","value":"details"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoveryAddToReviewSetDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"itemsToInclude"}},{"kind":"Field","name":{"kind":"Name","value":"itemsToIncludeRaw"}},{"kind":"Field","name":{"kind":"Name","value":"additionalDataOptions"}},{"kind":"Field","name":{"kind":"Name","value":"additionalDataOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoveryEstimateDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"indexedItemCount"}},{"kind":"Field","name":{"kind":"Name","value":"indexedItemsSize"}},{"kind":"Field","name":{"kind":"Name","value":"unindexedItemCount"}},{"kind":"Field","name":{"kind":"Name","value":"unindexedItemsSize"}},{"kind":"Field","name":{"kind":"Name","value":"mailboxCount"}},{"kind":"Field","name":{"kind":"Name","value":"siteCount"}},{"kind":"Field","name":{"kind":"Name","value":"statisticsOptions"}},{"kind":"Field","name":{"kind":"Name","value":"statisticsOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoveryExportDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outputName"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"exportOptions"}},{"kind":"Field","name":{"kind":"Name","value":"exportOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportStructure"}},{"kind":"Field","name":{"kind":"Name","value":"exportStructureRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoveryHoldPolicySyncDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoveryPurgeDataDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoverySearchExportDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"exportFormat"}},{"kind":"Field","name":{"kind":"Name","value":"exportFormatRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportSingleItems"}},{"kind":"Field","name":{"kind":"Name","value":"exportCriteria"}},{"kind":"Field","name":{"kind":"Name","value":"exportCriteriaRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportLocation"}},{"kind":"Field","name":{"kind":"Name","value":"exportLocationRaw"}},{"kind":"Field","name":{"kind":"Name","value":"additionalOptions"}},{"kind":"Field","name":{"kind":"Name","value":"additionalOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}}]}}]}}]} as unknown as DocumentNode<UpdateOperationMutation, UpdateOperationMutationVariables>;