/*
 * Every enumeration of the v1.0 metadata (CSDL, August 2026), in the spelling of GraphQL enum members.
 *
 * Graph adds members without notice, so most lists contain `UNKNOWN_FUTURE_VALUE`, which stands for an unknown
 * member in a response and is never sent. Source: docs/graph-facts.md, Enumerations.
 */

export const caseActions = [
  'CONTENT_EXPORT',
  'APPLY_TAGS',
  'CONVERT_TO_PDF',
  'INDEX',
  'ESTIMATE_STATISTICS',
  'ADD_TO_REVIEW_SET',
  'HOLD_UPDATE',
  'PURGE_DATA',
  'EXPORT_REPORT',
  'EXPORT_RESULT',
  'HOLD_POLICY_SYNC',
  'UNKNOWN_FUTURE_VALUE',
] as const;
export type CaseAction = (typeof caseActions)[number];

export const caseOperationStatuses = [
  'NOT_STARTED',
  'SUBMISSION_FAILED',
  'RUNNING',
  'SUCCEEDED',
  'PARTIALLY_SUCCEEDED',
  'FAILED',
  'UNKNOWN_FUTURE_VALUE',
] as const;
export type CaseOperationStatus = (typeof caseOperationStatuses)[number];

export const caseStatuses = [
  'UNKNOWN',
  'ACTIVE',
  'PENDING_DELETE',
  'CLOSING',
  'CLOSED',
  'CLOSED_WITH_ERROR',
  'UNKNOWN_FUTURE_VALUE',
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** The derived types of `caseOperation`, and `UNKNOWN` for the base type and for future types. */
export const caseOperationKinds = [
  'INDEX',
  'HOLD',
  'TAG',
  'PURGE_DATA',
  'HOLD_POLICY_SYNC',
  'ESTIMATE',
  'ADD_TO_REVIEW_SET',
  'EXPORT',
  'SEARCH_EXPORT',
  'UNKNOWN',
] as const;
export type CaseOperationKind = (typeof caseOperationKinds)[number];

export const statisticsOptions = [
  'INCLUDE_REFINERS',
  'INCLUDE_QUERY_STATS',
  'INCLUDE_UNINDEXED_STATS',
  'ADVANCED_INDEXING',
  'LOCATIONS_WITHOUT_HITS',
  'UNKNOWN_FUTURE_VALUE',
] as const;
export type StatisticsOption = (typeof statisticsOptions)[number];

export const additionalDataOptions = [
  'ALL_VERSIONS',
  'LINKED_FILES',
  'ADVANCED_INDEXING',
  'LIST_ATTACHMENTS',
  'HTML_TRANSCRIPTS',
  'MESSAGE_CONVERSATION_EXPANSION',
  'LOCATIONS_WITHOUT_HITS',
  'ALL_ITEMS_IN_FOLDER',
  'CLOUD_NATIVE_HTML_CONVERSION',
  'UNKNOWN_FUTURE_VALUE',
] as const;
export type AdditionalDataOption = (typeof additionalDataOptions)[number];

export const itemsToInclude = ['SEARCH_HITS', 'PARTIALLY_INDEXED', 'UNKNOWN_FUTURE_VALUE'] as const;
export type ItemsToInclude = (typeof itemsToInclude)[number];

export const exportCriteria = ['SEARCH_HITS', 'PARTIALLY_INDEXED', 'UNKNOWN_FUTURE_VALUE'] as const;
export type ExportCriterion = (typeof exportCriteria)[number];

export const exportLocations = [
  'RESPONSIVE_LOCATIONS',
  'NONRESPONSIVE_LOCATIONS',
  'UNKNOWN_FUTURE_VALUE',
] as const;
export type ExportLocation = (typeof exportLocations)[number];

export const additionalOptions = [
  'NONE',
  'TEAMS_AND_YAMMER_CONVERSATIONS',
  'CLOUD_ATTACHMENTS',
  'ALL_DOCUMENT_VERSIONS',
  'SUBFOLDER_CONTENTS',
  'LIST_ATTACHMENTS',
  'HTML_TRANSCRIPTS',
  'ADVANCED_INDEXING',
  'ALL_ITEMS_IN_FOLDER',
  'INCLUDE_FOLDER_AND_PATH',
  'CONDENSE_PATHS',
  'FRIENDLY_NAME',
  'SPLIT_SOURCE',
  'INCLUDE_REPORT',
  'UNKNOWN_FUTURE_VALUE',
] as const;
export type AdditionalOption = (typeof additionalOptions)[number];

/** `FILE_INFO` is only in the beta metadata, where it is deprecated. */
export const exportOptions = [
  'ORIGINAL_FILES',
  'TEXT',
  'PDF_REPLACEMENT',
  'FILE_INFO',
  'TAGS',
  'SPLIT_SOURCE',
  'INCLUDE_FOLDER_AND_PATH',
  'FRIENDLY_NAME',
  'CONDENSE_PATHS',
  'UNKNOWN_FUTURE_VALUE',
] as const;
export type ExportOption = (typeof exportOptions)[number];

export const exportFileStructures = ['NONE', 'DIRECTORY', 'PST', 'MSG', 'UNKNOWN_FUTURE_VALUE'] as const;
export type ExportFileStructure = (typeof exportFileStructures)[number];

export const exportFormats = ['PST', 'MSG', 'EML', 'UNKNOWN_FUTURE_VALUE'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The members of both `cloudAttachmentVersion` and `documentVersion`, two types of the metadata. */
export const versionDepths = ['LATEST', 'RECENT_10', 'RECENT_100', 'ALL', 'UNKNOWN_FUTURE_VALUE'] as const;
export type VersionDepth = (typeof versionDepths)[number];
