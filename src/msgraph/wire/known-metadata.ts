import {
  additionalDataOptions,
  additionalOptions,
  caseActions,
  caseOperationStatuses,
  caseStatuses,
  exportCriteria,
  exportFileStructures,
  exportFormats,
  exportLocations,
  exportOptions,
  itemsToInclude,
  statisticsOptions,
  versionDepths,
} from '../../domain/vocabulary.js';
import { listDerivedTypes } from './derived-types.js';
import { readCase } from './ediscovery-case.js';
import { toWire } from './enums.js';
import { readIdentitySet } from './identity-set.js';
import { readExportDetails } from './operation-details.js';
import { readOperation } from './operation.js';

/** The enumerations of the metadata, by name, with the members that this build knows. */
export const knownEnums: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    caseAction: caseActions,
    caseOperationStatus: caseOperationStatuses,
    caseStatus: caseStatuses,
    statisticsOptions,
    additionalDataOptions,
    itemsToInclude,
    exportCriteria,
    exportLocation: exportLocations,
    additionalOptions,
    exportOptions,
    exportFileStructure: exportFileStructures,
    exportFormat: exportFormats,
    cloudAttachmentVersion: versionDepths,
    documentVersion: versionDepths,
  }).map(([name, members]) => [name, members.map(toWire)]),
);

/** Properties that are never read: deprecated ones of beta, one of which is a token (docs/graph-facts.md). */
const neverRead = ['azureBlobContainer', 'azureBlobToken', 'outputFolderId'];

/** What the readers add to the properties of Graph. */
const own = /^(kind|caseId|odataType|details|etag|asOf)$|Raw$/;

function toProperties(value: object | null | undefined): readonly string[] {
  return Object.keys(value ?? {}).filter((name) => !own.test(name));
}

const operation = readOperation('case', { id: 'operation', resultInfo: {} });
const ediscoveryCase = toProperties(readCase({ id: 'case' }, ''));
const file = toProperties(readExportDetails({ exportFileMetadata: [{}] }).exportFileMetadata?.[0]);

/** The types of the metadata, by name, with the properties that this build reads. They are those of the readers. */
export const knownTypes: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['caseOperation', toProperties(operation)],
  ['resultInfo', toProperties(operation?.resultInfo)],
  ['identitySet', toProperties(readIdentitySet({}))],
  ['case', ediscoveryCase],
  ['ediscoveryCase', ediscoveryCase],
  ['reportFileMetadata', file],
  ['exportFileMetadata', file],
  ...listDerivedTypes().map(
    ({ name, properties }) =>
      [
        name,
        [...toProperties(Object.fromEntries(properties.map((property) => [property, null]))), ...neverRead],
      ] as const,
  ),
]);
