import { FieldResolver, Resolver, Root } from 'type-graphql';
import { createError } from '../../domain/errors.js';
import type { FileMetadata } from '../../domain/operation-details.js';
import { FileMetadataType } from '../types/file-metadata.js';

@Resolver(() => FileMetadataType)
export class FileMetadataResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where the file can be fetched; only for callers who may change operations of the case. Sensitive, and not served by Graph: it needs a token for Microsoft Purview eDiscovery (`eDiscovery.Download.Read`).',
  })
  downloadUrl(@Root() { downloadUrl, downloadWithheld }: FileMetadata): string | null {
    if (downloadWithheld) throw createError('downloadNotGranted');
    return downloadUrl;
  }
}
