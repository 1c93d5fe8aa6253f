import type {
  AdditionalDataOption,
  AdditionalOption,
  ExportCriterion,
  ExportFileStructure,
  ExportFormat,
  ExportLocation,
  ExportOption,
  ItemsToInclude,
  StatisticsOption,
  VersionDepth,
} from './vocabulary.js';

/** A 64-bit integer in decimal digits: a JS number is exact only up to 2^53. */
type Int64 = string;

/** A file that an operation produced: `reportFileMetadata` and `exportFileMetadata` have the same shape. */
export interface FileMetadata {
  readonly fileName: string | null;
  /** In bytes. */
  readonly size: Int64 | null;
  readonly downloadUrl: string | null;
  /** Whether a download URL may exist that this caller must not see. */
  readonly downloadWithheld?: boolean;
}

export interface EstimateDetails {
  readonly kind: 'ESTIMATE';
  readonly indexedItemCount: Int64 | null;
  readonly indexedItemsSize: Int64 | null;
  readonly unindexedItemCount: Int64 | null;
  readonly unindexedItemsSize: Int64 | null;
  readonly mailboxCount: number | null;
  readonly siteCount: number | null;
  readonly statisticsOptions: readonly StatisticsOption[] | null;
  readonly statisticsOptionsRaw: string | null;
  readonly reportFileMetadata: readonly FileMetadata[] | null;
}

export interface AddToReviewSetDetails {
  readonly kind: 'ADD_TO_REVIEW_SET';
  readonly additionalDataOptions: readonly AdditionalDataOption[] | null;
  readonly additionalDataOptionsRaw: string | null;
  readonly itemsToInclude: readonly ItemsToInclude[] | null;
  readonly itemsToIncludeRaw: string | null;
  readonly cloudAttachmentVersion: VersionDepth | null;
  readonly cloudAttachmentVersionRaw: string | null;
  readonly documentVersion: VersionDepth | null;
  readonly documentVersionRaw: string | null;
  readonly reportFileMetadata: readonly FileMetadata[] | null;
}

export interface ExportDetails {
  readonly kind: 'EXPORT';
  readonly description: string | null;
  readonly outputName: string | null;
  readonly exportOptions: readonly ExportOption[] | null;
  readonly exportOptionsRaw: string | null;
  readonly exportStructure: ExportFileStructure | null;
  readonly exportStructureRaw: string | null;
  readonly exportFileMetadata: readonly FileMetadata[] | null;
}

export interface SearchExportDetails {
  readonly kind: 'SEARCH_EXPORT';
  readonly displayName: string | null;
  readonly description: string | null;
  readonly additionalOptions: readonly AdditionalOption[] | null;
  readonly additionalOptionsRaw: string | null;
  readonly exportCriteria: readonly ExportCriterion[] | null;
  readonly exportCriteriaRaw: string | null;
  readonly exportLocation: readonly ExportLocation[] | null;
  readonly exportLocationRaw: string | null;
  readonly exportFormat: ExportFormat | null;
  readonly exportFormatRaw: string | null;
  readonly exportSingleItems: boolean | null;
  readonly cloudAttachmentVersion: VersionDepth | null;
  readonly cloudAttachmentVersionRaw: string | null;
  readonly documentVersion: VersionDepth | null;
  readonly documentVersionRaw: string | null;
  readonly exportFileMetadata: readonly FileMetadata[] | null;
}

export interface PurgeDataDetails {
  readonly kind: 'PURGE_DATA';
  readonly reportFileMetadata: readonly FileMetadata[] | null;
}

export interface HoldPolicySyncDetails {
  readonly kind: 'HOLD_POLICY_SYNC';
  readonly reportFileMetadata: readonly FileMetadata[] | null;
}

/** The properties that six of the nine derived types add to an operation; the other three add none. */
export type OperationDetails =
  | EstimateDetails
  | AddToReviewSetDetails
  | ExportDetails
  | SearchExportDetails
  | PurgeDataDetails
  | HoldPolicySyncDetails;
