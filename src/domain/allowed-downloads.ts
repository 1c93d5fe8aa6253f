import type { Access } from './access.js';
import type { CaseOperation } from './case-operation.js';
import type { FileMetadata, OperationDetails } from './operation-details.js';

function withholdUrls(files: readonly FileMetadata[] | null): readonly FileMetadata[] | null {
  return files?.map((file) => ({ ...file, downloadUrl: null, downloadWithheld: true })) ?? null;
}

function withoutDownloads(details: OperationDetails): OperationDetails {
  return 'exportFileMetadata' in details
    ? { ...details, exportFileMetadata: withholdUrls(details.exportFileMetadata) }
    : { ...details, reportFileMetadata: withholdUrls(details.reportFileMetadata) };
}

/** Removes the download URLs unless the caller may update the operation. */
export function withAllowedDownloads(operation: CaseOperation, access: Access): CaseOperation {
  return operation.details && !access.allows('update', operation.caseId)
    ? { ...operation, details: withoutDownloads(operation.details) }
    : operation;
}
