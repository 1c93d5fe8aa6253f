import type {
  AddToReviewSetDetails,
  EstimateDetails,
  ExportDetails,
  FileMetadata,
  HoldPolicySyncDetails,
  PurgeDataDetails,
  SearchExportDetails,
} from '../../domain/operation-details.js';
import {
  additionalDataOptions,
  additionalOptions,
  exportCriteria,
  exportFileStructures,
  exportFormats,
  exportLocations,
  exportOptions,
  itemsToInclude,
  statisticsOptions,
  versionDepths,
} from '../../domain/vocabulary.js';
import { type ReadEnum, createEnumReader, createFlagsReader } from './enums.js';
import {
  type JsonObject,
  readBoolean,
  readInt32,
  readInt64,
  readList,
  readObject,
  readString,
} from './readers.js';

/*
 * Readers of the properties that the derived types add. The deprecated `azureBlob…` properties, which include a
 * token, are never read.
 */

const readStatisticsOptions = createFlagsReader(statisticsOptions);
const readAdditionalDataOptions = createFlagsReader(additionalDataOptions);
const readItemsToInclude = createFlagsReader(itemsToInclude);
const readExportCriteria = createFlagsReader(exportCriteria);
const readExportLocation = createFlagsReader(exportLocations);
const readAdditionalOptions = createFlagsReader(additionalOptions);
const readExportOptions = createFlagsReader(exportOptions);
const readExportStructure = createEnumReader(exportFileStructures);
const readExportFormat = createEnumReader(exportFormats);
const readVersionDepth = createEnumReader(versionDepths);

function readFile(value: unknown): FileMetadata | null {
  const file = readObject(value);
  return (
    file && {
      fileName: readString(file['fileName']),
      size: readInt64(file['size']),
      downloadUrl: readString(file['downloadUrl']),
    }
  );
}

/** Returns an enum or flags property together with its `…Raw` property. */
function withRaw<N extends string, T>(name: N, { value, raw }: ReadEnum<T>) {
  return { [name]: value, [`${name}Raw`]: raw } as Record<N, T | null> & Record<`${N}Raw`, string | null>;
}

export function readEstimateDetails(json: JsonObject): EstimateDetails {
  return {
    kind: 'ESTIMATE',
    indexedItemCount: readInt64(json['indexedItemCount']),
    indexedItemsSize: readInt64(json['indexedItemsSize']),
    unindexedItemCount: readInt64(json['unindexedItemCount']),
    unindexedItemsSize: readInt64(json['unindexedItemsSize']),
    mailboxCount: readInt32(json['mailboxCount']),
    siteCount: readInt32(json['siteCount']),
    ...withRaw('statisticsOptions', readStatisticsOptions(json['statisticsOptions'])),
    reportFileMetadata: readList(json['reportFileMetadata'], readFile),
  };
}

export function readAddToReviewSetDetails(json: JsonObject): AddToReviewSetDetails {
  return {
    kind: 'ADD_TO_REVIEW_SET',
    ...withRaw('additionalDataOptions', readAdditionalDataOptions(json['additionalDataOptions'])),
    ...withRaw('itemsToInclude', readItemsToInclude(json['itemsToInclude'])),
    ...withRaw('cloudAttachmentVersion', readVersionDepth(json['cloudAttachmentVersion'])),
    ...withRaw('documentVersion', readVersionDepth(json['documentVersion'])),
    reportFileMetadata: readList(json['reportFileMetadata'], readFile),
  };
}

export function readExportDetails(json: JsonObject): ExportDetails {
  return {
    kind: 'EXPORT',
    description: readString(json['description']),
    outputName: readString(json['outputName']),
    ...withRaw('exportOptions', readExportOptions(json['exportOptions'])),
    ...withRaw('exportStructure', readExportStructure(json['exportStructure'])),
    exportFileMetadata: readList(json['exportFileMetadata'], readFile),
  };
}

export function readSearchExportDetails(json: JsonObject): SearchExportDetails {
  return {
    kind: 'SEARCH_EXPORT',
    displayName: readString(json['displayName']),
    description: readString(json['description']),
    ...withRaw('additionalOptions', readAdditionalOptions(json['additionalOptions'])),
    ...withRaw('exportCriteria', readExportCriteria(json['exportCriteria'])),
    ...withRaw('exportLocation', readExportLocation(json['exportLocation'])),
    ...withRaw('exportFormat', readExportFormat(json['exportFormat'])),
    exportSingleItems: readBoolean(json['exportSingleItems']),
    ...withRaw('cloudAttachmentVersion', readVersionDepth(json['cloudAttachmentVersion'])),
    ...withRaw('documentVersion', readVersionDepth(json['documentVersion'])),
    exportFileMetadata: readList(json['exportFileMetadata'], readFile),
  };
}

export function readPurgeDataDetails(json: JsonObject): PurgeDataDetails {
  return { kind: 'PURGE_DATA', reportFileMetadata: readList(json['reportFileMetadata'], readFile) };
}

export function readHoldPolicySyncDetails(json: JsonObject): HoldPolicySyncDetails {
  return { kind: 'HOLD_POLICY_SYNC', reportFileMetadata: readList(json['reportFileMetadata'], readFile) };
}
