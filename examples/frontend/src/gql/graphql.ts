/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What is added to a review set beside the items found (`additionalDataOptions`, flags). */
export type AdditionalDataOption =
  /** `advancedIndexing`: index again what was partially indexed. */
  | 'ADVANCED_INDEXING'
  /** `allItemsInFolder`: all items of a folder. */
  | 'ALL_ITEMS_IN_FOLDER'
  /** `allVersions`: all versions of documents. */
  | 'ALL_VERSIONS'
  /** `cloudNativeHtmlConversion`: cloud documents as HTML. Not in every national cloud. */
  | 'CLOUD_NATIVE_HTML_CONVERSION'
  /** `htmlTranscripts`: conversations as HTML transcripts. */
  | 'HTML_TRANSCRIPTS'
  /** `linkedFiles`: files that items link to. */
  | 'LINKED_FILES'
  /** `listAttachments`: attachments of list items. */
  | 'LIST_ATTACHMENTS'
  /** `locationsWithoutHits`: locations in which nothing was found. */
  | 'LOCATIONS_WITHOUT_HITS'
  /** `messageConversationExpansion`: the rest of the conversation. */
  | 'MESSAGE_CONVERSATION_EXPANSION'
  /** A member that this version does not know: Microsoft adds some without notice. The text is in the …Raw field. Never a value to send. */
  | 'UNKNOWN_FUTURE_VALUE';

/** What is exported beside the items that a search found (`additionalOptions`, flags). */
export type AdditionalOption =
  /** `advancedIndexing`: index again what was partially indexed. */
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
  /** `splitSource`: a package for each source. */
  | 'SPLIT_SOURCE'
  /** `subfolderContents`: what is in subfolders. */
  | 'SUBFOLDER_CONTENTS'
  /** `teamsAndYammerConversations`: the conversations around a message. */
  | 'TEAMS_AND_YAMMER_CONVERSATIONS'
  /** A member that this version does not know: Microsoft adds some without notice. The text is in the …Raw field. Never a value to send. */
  | 'UNKNOWN_FUTURE_VALUE';

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

/** Which operations to keep. Every condition that is named must hold. */
export type CaseOperationFilter = {
  /** One of these. */
  action?: Array<CaseAction> | null | undefined;
  /** Started in this range. */
  createdDateTime?: DateTimeRange | null | undefined;
  /** Ended, or not. */
  isTerminal?: boolean | null | undefined;
  /** One of these. */
  kind?: Array<CaseOperationKind> | null | undefined;
  /** One of these. */
  status?: Array<CaseOperationStatus> | null | undefined;
};

/** The derived type of an operation: by its `@odata.type`, where that is missing or unknown by its action. */
export type CaseOperationKind =
  /** `ediscoveryAddToReviewSetOperation`; see `AddToReviewSetDetails`. */
  | 'ADD_TO_REVIEW_SET'
  /** `ediscoveryEstimateOperation`; see `EstimateDetails`. */
  | 'ESTIMATE'
  /** `ediscoveryExportOperation`; see `ExportDetails`. */
  | 'EXPORT'
  /** `ediscoveryHoldOperation`; has no details. */
  | 'HOLD'
  /** `ediscoveryHoldPolicySyncOperation`; see `HoldPolicySyncDetails`. */
  | 'HOLD_POLICY_SYNC'
  /** `ediscoveryIndexOperation`; has no details. */
  | 'INDEX'
  /** `ediscoveryPurgeDataOperation`; see `PurgeDataDetails`. */
  | 'PURGE_DATA'
  /** `ediscoverySearchExportOperation`; see `SearchExportDetails`. */
  | 'SEARCH_EXPORT'
  /** `ediscoveryTagOperation`; has no details. */
  | 'TAG'
  /** Neither the type nor the action tells; see `odataType` and `actionRaw`. */
  | 'UNKNOWN';

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

/** The state of a case (`microsoft.graph.security.caseStatus`). */
export type CaseStatus =
  /** `active`: open. */
  | 'ACTIVE'
  /** `closed`: closed. */
  | 'CLOSED'
  /** `closedWithError`: closed, with an error on the way. */
  | 'CLOSED_WITH_ERROR'
  /** `closing`: being closed. */
  | 'CLOSING'
  /** `pendingDelete`: about to be deleted. */
  | 'PENDING_DELETE'
  /** `unknown`: Graph's own word, a known member. */
  | 'UNKNOWN'
  /** A member that this version does not know: Microsoft adds some without notice. The text is in the …Raw field. Never a value to send. */
  | 'UNKNOWN_FUTURE_VALUE';

/** From `from` on, up to and without `to`. What is absent is open. */
export type DateTimeRange = {
  /** The first instant inside. */
  from?: string | null | undefined;
  /** The first instant outside. */
  to?: string | null | undefined;
};

/** Which items are exported (`exportCriteria`, flags). */
export type ExportCriterion =
  /** `partiallyIndexed`: items that could not be indexed whole. */
  | 'PARTIALLY_INDEXED'
  /** `searchHits`: what the search found. */
  | 'SEARCH_HITS'
  /** A member that this version does not know: Microsoft adds some without notice. The text is in the …Raw field. Never a value to send. */
  | 'UNKNOWN_FUTURE_VALUE';

/** How exported files are laid out (`exportFileStructure`). */
export type ExportFileStructure =
  /** `directory`: folders. Deprecated by Microsoft. */
  | 'DIRECTORY'
  /** `msg`: mail in MSG files. */
  | 'MSG'
  /** `none`: no structure. */
  | 'NONE'
  /** `pst`: mail in PST files. */
  | 'PST'
  /** A member that this version does not know: Microsoft adds some without notice. The text is in the …Raw field. Never a value to send. */
  | 'UNKNOWN_FUTURE_VALUE';

/** In which format mail is exported (`exportFormat`). */
export type ExportFormat =
  /** `eml`: EML files. Deprecated by Microsoft. */
  | 'EML'
  /** `msg`: MSG files. */
  | 'MSG'
  /** `pst`: PST files. */
  | 'PST'
  /** A member that this version does not know: Microsoft adds some without notice. The text is in the …Raw field. Never a value to send. */
  | 'UNKNOWN_FUTURE_VALUE';

/** From which locations is exported (`exportLocation`, flags). */
export type ExportLocation =
  /** `nonresponsiveLocations`: locations without hits. */
  | 'NONRESPONSIVE_LOCATIONS'
  /** `responsiveLocations`: locations with hits. */
  | 'RESPONSIVE_LOCATIONS'
  /** A member that this version does not know: Microsoft adds some without notice. The text is in the …Raw field. Never a value to send. */
  | 'UNKNOWN_FUTURE_VALUE';

/** What an export of a review set holds (`exportOptions`, flags). */
export type ExportOption =
  /** `condensePaths`: shortened paths. */
  | 'CONDENSE_PATHS'
  /** `fileInfo`: information on the files. Beta only, deprecated by Microsoft. */
  | 'FILE_INFO'
  /** `friendlyName`: readable file names. */
  | 'FRIENDLY_NAME'
  /** `includeFolderAndPath`: folders and paths. */
  | 'INCLUDE_FOLDER_AND_PATH'
  /** `originalFiles`: the files as they are. */
  | 'ORIGINAL_FILES'
  /** `pdfReplacement`: redacted PDFs in place of the files. */
  | 'PDF_REPLACEMENT'
  /** `splitSource`: a package for each source. */
  | 'SPLIT_SOURCE'
  /** `tags`: the tags. */
  | 'TAGS'
  /** `text`: the text of the files. */
  | 'TEXT'
  /** A member that this version does not know: Microsoft adds some without notice. The text is in the …Raw field. Never a value to send. */
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

/** Which items are added to a review set (`itemsToInclude`, flags). */
export type ItemsToInclude =
  /** `partiallyIndexed`: items that could not be indexed whole. */
  | 'PARTIALLY_INDEXED'
  /** `searchHits`: what the search found. */
  | 'SEARCH_HITS'
  /** A member that this version does not know: Microsoft adds some without notice. The text is in the …Raw field. Never a value to send. */
  | 'UNKNOWN_FUTURE_VALUE';

/** Success or failure in numbers and words. Graph takes none without `code` and `subcode`. */
export type ResultInfoInput = {
  /** The result code. Required: its lack is told in `userErrors`. */
  code?: number | null | undefined;
  /** The message. */
  message?: string | null | undefined;
  /** The result sub-code. Required: its lack is told in `userErrors`. */
  subcode?: number | null | undefined;
};

/** What an estimate computes (`statisticsOptions`, flags). */
export type StatisticsOption =
  /** `advancedIndexing`: index again what was partially indexed. */
  | 'ADVANCED_INDEXING'
  /** `includeQueryStats`: statistics of the query. */
  | 'INCLUDE_QUERY_STATS'
  /** `includeRefiners`: refiners of the search. */
  | 'INCLUDE_REFINERS'
  /** `includeUnindexedStats`: statistics of items that are not indexed. */
  | 'INCLUDE_UNINDEXED_STATS'
  /** `locationsWithoutHits`: locations in which nothing was found. */
  | 'LOCATIONS_WITHOUT_HITS'
  /** A member that this version does not know: Microsoft adds some without notice. The text is in the …Raw field. Never a value to send. */
  | 'UNKNOWN_FUTURE_VALUE';

/** Which operation to change, and how. */
export type UpdateCaseOperationInput = {
  /** The id of the case. */
  caseId: string | number;
  /** Comes back in the payload as it is. */
  clientMutationId?: string | null | undefined;
  /** Send nothing; answer with `plannedRequest`, the request that would be sent. */
  dryRun?: boolean | null | undefined;
  /** What the operation must show for the change to be sent: the values that you last saw. It is read first; if it differs, nothing is sent, and the answer is CONFLICT with the operation as it is. Best effort: Graph gives no ETag for operations (if it does, it goes out as If-Match), so a change by somebody else between the read and the write is not seen. */
  expect?: CaseOperationPatch | null | undefined;
  /** The id of the operation. */
  id: string | number;
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

/** How many versions of a document are taken (`cloudAttachmentVersion`, `documentVersion`). */
export type VersionDepth =
  /** `all`: every version. */
  | 'ALL'
  /** `latest`: the latest. */
  | 'LATEST'
  /** `recent10`: the ten latest. */
  | 'RECENT_10'
  /** `recent100`: the hundred latest. */
  | 'RECENT_100'
  /** A member that this version does not know: Microsoft adds some without notice. The text is in the …Raw field. Never a value to send. */
  | 'UNKNOWN_FUTURE_VALUE';

export type CasesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type CasesQuery = { ediscoveryCases: { __typename: 'EdiscoveryCaseConnection', edges: Array<{ __typename: 'EdiscoveryCaseEdge', cursor: string, node: { __typename: 'EdiscoveryCase', description: string | null, id: string, displayName: string | null, externalId: string | null, status: CaseStatus | null, statusRaw: string | null, createdDateTime: string | null } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type CaseSummaryFragment = { __typename: 'EdiscoveryCase', id: string, displayName: string | null, externalId: string | null, status: CaseStatus | null, statusRaw: string | null, createdDateTime: string | null };

export type OperationQueryVariables = Exact<{
  caseId: string | number;
  id: string | number;
}>;


export type OperationQuery = { caseOperation: { __typename: 'CaseOperation', caseId: string, id: string, kind: CaseOperationKind, odataType: string | null, action: CaseAction | null, actionRaw: string | null, status: CaseOperationStatus | null, statusRaw: string | null, isTerminal: boolean, percentProgress: number | null, createdDateTime: string | null, completedDateTime: string | null, details:
      | { __typename: 'AddToReviewSetDetails', itemsToInclude: Array<ItemsToInclude> | null, itemsToIncludeRaw: string | null, additionalDataOptions: Array<AdditionalDataOption> | null, additionalDataOptionsRaw: string | null, cloudAttachmentVersion: VersionDepth | null, cloudAttachmentVersionRaw: string | null, documentVersion: VersionDepth | null, documentVersionRaw: string | null, reportFileMetadata: Array<{ __typename: 'FileMetadata', fileName: string | null, size: string | null }> | null }
      | { __typename: 'EstimateDetails', indexedItemCount: string | null, indexedItemsSize: string | null, unindexedItemCount: string | null, unindexedItemsSize: string | null, mailboxCount: number | null, siteCount: number | null, statisticsOptions: Array<StatisticsOption> | null, statisticsOptionsRaw: string | null, reportFileMetadata: Array<{ __typename: 'FileMetadata', fileName: string | null, size: string | null }> | null }
      | { __typename: 'ExportDetails', outputName: string | null, description: string | null, exportOptions: Array<ExportOption> | null, exportOptionsRaw: string | null, exportStructure: ExportFileStructure | null, exportStructureRaw: string | null, exportFileMetadata: Array<{ __typename: 'FileMetadata', fileName: string | null, size: string | null }> | null }
      | { __typename: 'HoldPolicySyncDetails', reportFileMetadata: Array<{ __typename: 'FileMetadata', fileName: string | null, size: string | null }> | null }
      | { __typename: 'PurgeDataDetails', reportFileMetadata: Array<{ __typename: 'FileMetadata', fileName: string | null, size: string | null }> | null }
      | { __typename: 'SearchExportDetails', displayName: string | null, description: string | null, exportFormat: ExportFormat | null, exportFormatRaw: string | null, exportSingleItems: boolean | null, exportCriteria: Array<ExportCriterion> | null, exportCriteriaRaw: string | null, exportLocation: Array<ExportLocation> | null, exportLocationRaw: string | null, additionalOptions: Array<AdditionalOption> | null, additionalOptionsRaw: string | null, cloudAttachmentVersion: VersionDepth | null, cloudAttachmentVersionRaw: string | null, documentVersion: VersionDepth | null, documentVersionRaw: string | null, exportFileMetadata: Array<{ __typename: 'FileMetadata', fileName: string | null, size: string | null }> | null }
     | null, createdBy: { __typename: 'IdentitySet', application: { __typename: 'Identity', id: string | null, displayName: string | null, userPrincipalName: string | null } | null, device: { __typename: 'Identity', id: string | null, displayName: string | null, userPrincipalName: string | null } | null, user: { __typename: 'Identity', id: string | null, displayName: string | null, userPrincipalName: string | null } | null } | null, resultInfo: { __typename: 'ResultInfo', code: number | null, subcode: number | null, message: string | null } | null } | null };

export type FileFragment = { __typename: 'FileMetadata', fileName: string | null, size: string | null };

export type OperationWithDetailsFragment = { __typename: 'CaseOperation', caseId: string, id: string, kind: CaseOperationKind, odataType: string | null, action: CaseAction | null, actionRaw: string | null, status: CaseOperationStatus | null, statusRaw: string | null, isTerminal: boolean, percentProgress: number | null, createdDateTime: string | null, completedDateTime: string | null, details:
    | { __typename: 'AddToReviewSetDetails', itemsToInclude: Array<ItemsToInclude> | null, itemsToIncludeRaw: string | null, additionalDataOptions: Array<AdditionalDataOption> | null, additionalDataOptionsRaw: string | null, cloudAttachmentVersion: VersionDepth | null, cloudAttachmentVersionRaw: string | null, documentVersion: VersionDepth | null, documentVersionRaw: string | null, reportFileMetadata: Array<{ __typename: 'FileMetadata', fileName: string | null, size: string | null }> | null }
    | { __typename: 'EstimateDetails', indexedItemCount: string | null, indexedItemsSize: string | null, unindexedItemCount: string | null, unindexedItemsSize: string | null, mailboxCount: number | null, siteCount: number | null, statisticsOptions: Array<StatisticsOption> | null, statisticsOptionsRaw: string | null, reportFileMetadata: Array<{ __typename: 'FileMetadata', fileName: string | null, size: string | null }> | null }
    | { __typename: 'ExportDetails', outputName: string | null, description: string | null, exportOptions: Array<ExportOption> | null, exportOptionsRaw: string | null, exportStructure: ExportFileStructure | null, exportStructureRaw: string | null, exportFileMetadata: Array<{ __typename: 'FileMetadata', fileName: string | null, size: string | null }> | null }
    | { __typename: 'HoldPolicySyncDetails', reportFileMetadata: Array<{ __typename: 'FileMetadata', fileName: string | null, size: string | null }> | null }
    | { __typename: 'PurgeDataDetails', reportFileMetadata: Array<{ __typename: 'FileMetadata', fileName: string | null, size: string | null }> | null }
    | { __typename: 'SearchExportDetails', displayName: string | null, description: string | null, exportFormat: ExportFormat | null, exportFormatRaw: string | null, exportSingleItems: boolean | null, exportCriteria: Array<ExportCriterion> | null, exportCriteriaRaw: string | null, exportLocation: Array<ExportLocation> | null, exportLocationRaw: string | null, additionalOptions: Array<AdditionalOption> | null, additionalOptionsRaw: string | null, cloudAttachmentVersion: VersionDepth | null, cloudAttachmentVersionRaw: string | null, documentVersion: VersionDepth | null, documentVersionRaw: string | null, exportFileMetadata: Array<{ __typename: 'FileMetadata', fileName: string | null, size: string | null }> | null }
   | null, createdBy: { __typename: 'IdentitySet', application: { __typename: 'Identity', id: string | null, displayName: string | null, userPrincipalName: string | null } | null, device: { __typename: 'Identity', id: string | null, displayName: string | null, userPrincipalName: string | null } | null, user: { __typename: 'Identity', id: string | null, displayName: string | null, userPrincipalName: string | null } | null } | null, resultInfo: { __typename: 'ResultInfo', code: number | null, subcode: number | null, message: string | null } | null };

export type CaseWithOperationsQueryVariables = Exact<{
  caseId: string | number;
  first: number;
  after?: string | null | undefined;
  filter?: CaseOperationFilter | null | undefined;
}>;


export type CaseWithOperationsQuery = { ediscoveryCase: { __typename: 'EdiscoveryCase', id: string, displayName: string | null, externalId: string | null, status: CaseStatus | null, statusRaw: string | null, createdDateTime: string | null, operations: { __typename: 'CaseOperationConnection', edges: Array<{ __typename: 'CaseOperationEdge', cursor: string, node: { __typename: 'CaseOperation', caseId: string, id: string, kind: CaseOperationKind, odataType: string | null, action: CaseAction | null, actionRaw: string | null, status: CaseOperationStatus | null, statusRaw: string | null, isTerminal: boolean, percentProgress: number | null, createdDateTime: string | null, completedDateTime: string | null, createdBy: { __typename: 'IdentitySet', application: { __typename: 'Identity', id: string | null, displayName: string | null, userPrincipalName: string | null } | null, device: { __typename: 'Identity', id: string | null, displayName: string | null, userPrincipalName: string | null } | null, user: { __typename: 'Identity', id: string | null, displayName: string | null, userPrincipalName: string | null } | null } | null, resultInfo: { __typename: 'ResultInfo', code: number | null, subcode: number | null, message: string | null } | null } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type OperationSummaryFragment = { __typename: 'CaseOperation', caseId: string, id: string, kind: CaseOperationKind, odataType: string | null, action: CaseAction | null, actionRaw: string | null, status: CaseOperationStatus | null, statusRaw: string | null, isTerminal: boolean, percentProgress: number | null, createdDateTime: string | null, completedDateTime: string | null, createdBy: { __typename: 'IdentitySet', application: { __typename: 'Identity', id: string | null, displayName: string | null, userPrincipalName: string | null } | null, device: { __typename: 'Identity', id: string | null, displayName: string | null, userPrincipalName: string | null } | null, user: { __typename: 'Identity', id: string | null, displayName: string | null, userPrincipalName: string | null } | null } | null, resultInfo: { __typename: 'ResultInfo', code: number | null, subcode: number | null, message: string | null } | null };

export type ActorFragment = { __typename: 'Identity', id: string | null, displayName: string | null, userPrincipalName: string | null };

export type UpdateOperationMutationVariables = Exact<{
  input: UpdateCaseOperationInput;
}>;


export type UpdateOperationMutation = { updateCaseOperation: { __typename: 'UpdateCaseOperationPayload', caseOperation: { __typename: 'CaseOperation', caseId: string, id: string, kind: CaseOperationKind, odataType: string | null, action: CaseAction | null, actionRaw: string | null, status: CaseOperationStatus | null, statusRaw: string | null, isTerminal: boolean, percentProgress: number | null, createdDateTime: string | null, completedDateTime: string | null, details:
        | { __typename: 'AddToReviewSetDetails', itemsToInclude: Array<ItemsToInclude> | null, itemsToIncludeRaw: string | null, additionalDataOptions: Array<AdditionalDataOption> | null, additionalDataOptionsRaw: string | null, cloudAttachmentVersion: VersionDepth | null, cloudAttachmentVersionRaw: string | null, documentVersion: VersionDepth | null, documentVersionRaw: string | null, reportFileMetadata: Array<{ __typename: 'FileMetadata', fileName: string | null, size: string | null }> | null }
        | { __typename: 'EstimateDetails', indexedItemCount: string | null, indexedItemsSize: string | null, unindexedItemCount: string | null, unindexedItemsSize: string | null, mailboxCount: number | null, siteCount: number | null, statisticsOptions: Array<StatisticsOption> | null, statisticsOptionsRaw: string | null, reportFileMetadata: Array<{ __typename: 'FileMetadata', fileName: string | null, size: string | null }> | null }
        | { __typename: 'ExportDetails', outputName: string | null, description: string | null, exportOptions: Array<ExportOption> | null, exportOptionsRaw: string | null, exportStructure: ExportFileStructure | null, exportStructureRaw: string | null, exportFileMetadata: Array<{ __typename: 'FileMetadata', fileName: string | null, size: string | null }> | null }
        | { __typename: 'HoldPolicySyncDetails', reportFileMetadata: Array<{ __typename: 'FileMetadata', fileName: string | null, size: string | null }> | null }
        | { __typename: 'PurgeDataDetails', reportFileMetadata: Array<{ __typename: 'FileMetadata', fileName: string | null, size: string | null }> | null }
        | { __typename: 'SearchExportDetails', displayName: string | null, description: string | null, exportFormat: ExportFormat | null, exportFormatRaw: string | null, exportSingleItems: boolean | null, exportCriteria: Array<ExportCriterion> | null, exportCriteriaRaw: string | null, exportLocation: Array<ExportLocation> | null, exportLocationRaw: string | null, additionalOptions: Array<AdditionalOption> | null, additionalOptionsRaw: string | null, cloudAttachmentVersion: VersionDepth | null, cloudAttachmentVersionRaw: string | null, documentVersion: VersionDepth | null, documentVersionRaw: string | null, exportFileMetadata: Array<{ __typename: 'FileMetadata', fileName: string | null, size: string | null }> | null }
       | null, createdBy: { __typename: 'IdentitySet', application: { __typename: 'Identity', id: string | null, displayName: string | null, userPrincipalName: string | null } | null, device: { __typename: 'Identity', id: string | null, displayName: string | null, userPrincipalName: string | null } | null, user: { __typename: 'Identity', id: string | null, displayName: string | null, userPrincipalName: string | null } | null } | null, resultInfo: { __typename: 'ResultInfo', code: number | null, subcode: number | null, message: string | null } | null } | null, plannedRequest: { __typename: 'PlannedRequest', method: string, path: string, body: Record<string, unknown> } | null, userErrors: Array<{ __typename: 'UserError', code: UserErrorCode, message: string, field: Array<string> | null, retryAfterSeconds: number | null, requestId: string | null, clientRequestId: string | null }> } | null };

export const CaseSummaryFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CaseSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoveryCase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusRaw"}},{"kind":"Field","name":{"kind":"Name","value":"createdDateTime"}}]}}]} as unknown as DocumentNode<CaseSummaryFragment, unknown>;
export const ActorFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Actor"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Identity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"userPrincipalName"}}]}}]} as unknown as DocumentNode<ActorFragment, unknown>;
export const OperationSummaryFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseId"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"odataType"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"actionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusRaw"}},{"kind":"Field","name":{"kind":"Name","value":"isTerminal"}},{"kind":"Field","name":{"kind":"Name","value":"percentProgress"}},{"kind":"Field","name":{"kind":"Name","value":"createdDateTime"}},{"kind":"Field","name":{"kind":"Name","value":"completedDateTime"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"resultInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"subcode"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Actor"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Identity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"userPrincipalName"}}]}}]} as unknown as DocumentNode<OperationSummaryFragment, unknown>;
export const FileFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"File"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FileMetadata"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"size"}}]}}]} as unknown as DocumentNode<FileFragment, unknown>;
export const OperationWithDetailsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationWithDetails"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperationSummary"}},{"kind":"Field","name":{"kind":"Name","value":"details"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AddToReviewSetDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"itemsToInclude"}},{"kind":"Field","name":{"kind":"Name","value":"itemsToIncludeRaw"}},{"kind":"Field","name":{"kind":"Name","value":"additionalDataOptions"}},{"kind":"Field","name":{"kind":"Name","value":"additionalDataOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EstimateDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"indexedItemCount"}},{"kind":"Field","name":{"kind":"Name","value":"indexedItemsSize"}},{"kind":"Field","name":{"kind":"Name","value":"unindexedItemCount"}},{"kind":"Field","name":{"kind":"Name","value":"unindexedItemsSize"}},{"kind":"Field","name":{"kind":"Name","value":"mailboxCount"}},{"kind":"Field","name":{"kind":"Name","value":"siteCount"}},{"kind":"Field","name":{"kind":"Name","value":"statisticsOptions"}},{"kind":"Field","name":{"kind":"Name","value":"statisticsOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExportDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outputName"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"exportOptions"}},{"kind":"Field","name":{"kind":"Name","value":"exportOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportStructure"}},{"kind":"Field","name":{"kind":"Name","value":"exportStructureRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HoldPolicySyncDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PurgeDataDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SearchExportDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"exportFormat"}},{"kind":"Field","name":{"kind":"Name","value":"exportFormatRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportSingleItems"}},{"kind":"Field","name":{"kind":"Name","value":"exportCriteria"}},{"kind":"Field","name":{"kind":"Name","value":"exportCriteriaRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportLocation"}},{"kind":"Field","name":{"kind":"Name","value":"exportLocationRaw"}},{"kind":"Field","name":{"kind":"Name","value":"additionalOptions"}},{"kind":"Field","name":{"kind":"Name","value":"additionalOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Actor"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Identity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"userPrincipalName"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseId"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"odataType"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"actionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusRaw"}},{"kind":"Field","name":{"kind":"Name","value":"isTerminal"}},{"kind":"Field","name":{"kind":"Name","value":"percentProgress"}},{"kind":"Field","name":{"kind":"Name","value":"createdDateTime"}},{"kind":"Field","name":{"kind":"Name","value":"completedDateTime"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"resultInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"subcode"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"File"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FileMetadata"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"size"}}]}}]} as unknown as DocumentNode<OperationWithDetailsFragment, unknown>;
export const CasesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Cases"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ediscoveryCases"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CaseSummary"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CaseSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoveryCase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusRaw"}},{"kind":"Field","name":{"kind":"Name","value":"createdDateTime"}}]}}]} as unknown as DocumentNode<CasesQuery, CasesQueryVariables>;
export const OperationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Operation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"caseId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseOperation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"caseId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"caseId"}}},{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperationWithDetails"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Actor"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Identity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"userPrincipalName"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseId"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"odataType"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"actionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusRaw"}},{"kind":"Field","name":{"kind":"Name","value":"isTerminal"}},{"kind":"Field","name":{"kind":"Name","value":"percentProgress"}},{"kind":"Field","name":{"kind":"Name","value":"createdDateTime"}},{"kind":"Field","name":{"kind":"Name","value":"completedDateTime"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"resultInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"subcode"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"File"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FileMetadata"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"size"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationWithDetails"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperationSummary"}},{"kind":"Field","name":{"kind":"Name","value":"details"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AddToReviewSetDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"itemsToInclude"}},{"kind":"Field","name":{"kind":"Name","value":"itemsToIncludeRaw"}},{"kind":"Field","name":{"kind":"Name","value":"additionalDataOptions"}},{"kind":"Field","name":{"kind":"Name","value":"additionalDataOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EstimateDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"indexedItemCount"}},{"kind":"Field","name":{"kind":"Name","value":"indexedItemsSize"}},{"kind":"Field","name":{"kind":"Name","value":"unindexedItemCount"}},{"kind":"Field","name":{"kind":"Name","value":"unindexedItemsSize"}},{"kind":"Field","name":{"kind":"Name","value":"mailboxCount"}},{"kind":"Field","name":{"kind":"Name","value":"siteCount"}},{"kind":"Field","name":{"kind":"Name","value":"statisticsOptions"}},{"kind":"Field","name":{"kind":"Name","value":"statisticsOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExportDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outputName"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"exportOptions"}},{"kind":"Field","name":{"kind":"Name","value":"exportOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportStructure"}},{"kind":"Field","name":{"kind":"Name","value":"exportStructureRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HoldPolicySyncDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PurgeDataDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SearchExportDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"exportFormat"}},{"kind":"Field","name":{"kind":"Name","value":"exportFormatRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportSingleItems"}},{"kind":"Field","name":{"kind":"Name","value":"exportCriteria"}},{"kind":"Field","name":{"kind":"Name","value":"exportCriteriaRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportLocation"}},{"kind":"Field","name":{"kind":"Name","value":"exportLocationRaw"}},{"kind":"Field","name":{"kind":"Name","value":"additionalOptions"}},{"kind":"Field","name":{"kind":"Name","value":"additionalOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}}]}}]}}]} as unknown as DocumentNode<OperationQuery, OperationQueryVariables>;
export const CaseWithOperationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CaseWithOperations"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"caseId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperationFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ediscoveryCase"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"caseId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CaseSummary"}},{"kind":"Field","name":{"kind":"Name","value":"operations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperationSummary"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Actor"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Identity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"userPrincipalName"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CaseSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EdiscoveryCase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusRaw"}},{"kind":"Field","name":{"kind":"Name","value":"createdDateTime"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseId"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"odataType"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"actionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusRaw"}},{"kind":"Field","name":{"kind":"Name","value":"isTerminal"}},{"kind":"Field","name":{"kind":"Name","value":"percentProgress"}},{"kind":"Field","name":{"kind":"Name","value":"createdDateTime"}},{"kind":"Field","name":{"kind":"Name","value":"completedDateTime"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"resultInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"subcode"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<CaseWithOperationsQuery, CaseWithOperationsQueryVariables>;
export const UpdateOperationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateOperation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateCaseOperationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateCaseOperation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseOperation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperationWithDetails"}}]}},{"kind":"Field","name":{"kind":"Name","value":"plannedRequest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"body"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}},{"kind":"Field","name":{"kind":"Name","value":"clientRequestId"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Actor"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Identity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"userPrincipalName"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationSummary"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseId"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"odataType"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"actionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"statusRaw"}},{"kind":"Field","name":{"kind":"Name","value":"isTerminal"}},{"kind":"Field","name":{"kind":"Name","value":"percentProgress"}},{"kind":"Field","name":{"kind":"Name","value":"createdDateTime"}},{"kind":"Field","name":{"kind":"Name","value":"completedDateTime"}},{"kind":"Field","name":{"kind":"Name","value":"createdBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"device"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Actor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"resultInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"subcode"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"File"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FileMetadata"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fileName"}},{"kind":"Field","name":{"kind":"Name","value":"size"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OperationWithDetails"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CaseOperation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OperationSummary"}},{"kind":"Field","name":{"kind":"Name","value":"details"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AddToReviewSetDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"itemsToInclude"}},{"kind":"Field","name":{"kind":"Name","value":"itemsToIncludeRaw"}},{"kind":"Field","name":{"kind":"Name","value":"additionalDataOptions"}},{"kind":"Field","name":{"kind":"Name","value":"additionalDataOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EstimateDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"indexedItemCount"}},{"kind":"Field","name":{"kind":"Name","value":"indexedItemsSize"}},{"kind":"Field","name":{"kind":"Name","value":"unindexedItemCount"}},{"kind":"Field","name":{"kind":"Name","value":"unindexedItemsSize"}},{"kind":"Field","name":{"kind":"Name","value":"mailboxCount"}},{"kind":"Field","name":{"kind":"Name","value":"siteCount"}},{"kind":"Field","name":{"kind":"Name","value":"statisticsOptions"}},{"kind":"Field","name":{"kind":"Name","value":"statisticsOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExportDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outputName"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"exportOptions"}},{"kind":"Field","name":{"kind":"Name","value":"exportOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportStructure"}},{"kind":"Field","name":{"kind":"Name","value":"exportStructureRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HoldPolicySyncDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PurgeDataDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SearchExportDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"exportFormat"}},{"kind":"Field","name":{"kind":"Name","value":"exportFormatRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportSingleItems"}},{"kind":"Field","name":{"kind":"Name","value":"exportCriteria"}},{"kind":"Field","name":{"kind":"Name","value":"exportCriteriaRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportLocation"}},{"kind":"Field","name":{"kind":"Name","value":"exportLocationRaw"}},{"kind":"Field","name":{"kind":"Name","value":"additionalOptions"}},{"kind":"Field","name":{"kind":"Name","value":"additionalOptionsRaw"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"cloudAttachmentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersion"}},{"kind":"Field","name":{"kind":"Name","value":"documentVersionRaw"}},{"kind":"Field","name":{"kind":"Name","value":"exportFileMetadata"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"File"}}]}}]}}]}}]}}]} as unknown as DocumentNode<UpdateOperationMutation, UpdateOperationMutationVariables>;