import { FieldResolver, Resolver, Root } from 'type-graphql';
import { createError } from '../../domain/errors.js';
import type { FileMetadata } from '../../domain/operation-details.js';
import { CaseOperationFileMetadata } from '../types/file-metadata.js';

@Resolver(() => CaseOperationFileMetadata)
export class FileMetadataResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Download URL of the file. Only for callers with permission to change operations of the case. Sensitive, and not served by Microsoft Graph: the download requires a token for Microsoft Purview eDiscovery (`eDiscovery.Download.Read`).',
  })
  downloadUrl(@Root() { downloadUrl, downloadWithheld }: FileMetadata): string | null {
    if (downloadWithheld) throw createError('downloadNotGranted');
    return downloadUrl;
  }
}
