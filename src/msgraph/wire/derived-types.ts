import type { FileMetadata, OperationDetails } from '../../domain/operation-details.js';
import {
  type CaseOperationKind,
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
import { type ReadEnum, enumReader, flagsReader } from './enums.js';
import {
  type JsonObject,
  readBoolean,
  readInt32,
  readInt64,
  readList,
  readObject,
  readString,
} from './readers.js';

const readStatisticsOptions = flagsReader(statisticsOptions);
const readAdditionalDataOptions = flagsReader(additionalDataOptions);
const readItemsToInclude = flagsReader(itemsToInclude);
const readExportCriteria = flagsReader(exportCriteria);
const readExportLocation = flagsReader(exportLocations);
const readAdditionalOptions = flagsReader(additionalOptions);
const readExportOptions = flagsReader(exportOptions);
const readExportStructure = enumReader(exportFileStructures);
const readExportFormat = enumReader(exportFormats);
const readVersionDepth = enumReader(versionDepths);

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

/** An enum or flags property and its `…Raw` twin, to be spread into the details. */
function withRaw<N extends string, T>(name: N, { value, raw }: ReadEnum<T>) {
  return { [name]: value, [`${name}Raw`]: raw } as Record<N, T | null> & Record<`${N}Raw`, string | null>;
}

type DetailsReader = (json: JsonObject) => OperationDetails;

const readers: Partial<Record<CaseOperationKind, DetailsReader>> = {
  ESTIMATE: (json) => ({
    kind: 'ESTIMATE',
    indexedItemCount: readInt64(json['indexedItemCount']),
    indexedItemsSize: readInt64(json['indexedItemsSize']),
    unindexedItemCount: readInt64(json['unindexedItemCount']),
    unindexedItemsSize: readInt64(json['unindexedItemsSize']),
    mailboxCount: readInt32(json['mailboxCount']),
    siteCount: readInt32(json['siteCount']),
    ...withRaw('statisticsOptions', readStatisticsOptions(json['statisticsOptions'])),
    reportFileMetadata: readList(json['reportFileMetadata'], readFile),
  }),
  ADD_TO_REVIEW_SET: (json) => ({
    kind: 'ADD_TO_REVIEW_SET',
    ...withRaw('additionalDataOptions', readAdditionalDataOptions(json['additionalDataOptions'])),
    ...withRaw('itemsToInclude', readItemsToInclude(json['itemsToInclude'])),
    ...withRaw('cloudAttachmentVersion', readVersionDepth(json['cloudAttachmentVersion'])),
    ...withRaw('documentVersion', readVersionDepth(json['documentVersion'])),
    reportFileMetadata: readList(json['reportFileMetadata'], readFile),
  }),
  EXPORT: (json) => ({
    kind: 'EXPORT',
    description: readString(json['description']),
    outputName: readString(json['outputName']),
    ...withRaw('exportOptions', readExportOptions(json['exportOptions'])),
    ...withRaw('exportStructure', readExportStructure(json['exportStructure'])),
    exportFileMetadata: readList(json['exportFileMetadata'], readFile),
  }),
  SEARCH_EXPORT: (json) => ({
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
  }),
  PURGE_DATA: (json) => ({
    kind: 'PURGE_DATA',
    reportFileMetadata: readList(json['reportFileMetadata'], readFile),
  }),
  HOLD_POLICY_SYNC: (json) => ({
    kind: 'HOLD_POLICY_SYNC',
    reportFileMetadata: readList(json['reportFileMetadata'], readFile),
  }),
};

/** What the type adds, or null for types that add nothing. The deprecated `azureBlob…` properties, a token among them, are never read. */
export function readDetails(kind: CaseOperationKind, json: JsonObject): OperationDetails | null {
  return readers[kind]?.(json) ?? null;
}
