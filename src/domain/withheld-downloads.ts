import type { CaseOperation } from './case-operation.js';
import type { FileMetadata, OperationDetails } from './operation-details.js';

function withheld(files: readonly FileMetadata[] | null): readonly FileMetadata[] | null {
  return files?.map((file) => ({ ...file, downloadUrl: null, downloadWithheld: true })) ?? null;
}

function withoutDownloads(details: OperationDetails): OperationDetails {
  return 'exportFileMetadata' in details
    ? { ...details, exportFileMetadata: withheld(details.exportFileMetadata) }
    : { ...details, reportFileMetadata: withheld(details.reportFileMetadata) };
}

/** The operation without the addresses of its downloads, which are only for those who may change it. */
export function withholdDownloads(operation: CaseOperation): CaseOperation {
  return operation.details ? { ...operation, details: withoutDownloads(operation.details) } : operation;
}
