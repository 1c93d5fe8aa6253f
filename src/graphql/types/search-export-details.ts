import { Field, ObjectType } from 'type-graphql';
import type { FileMetadata, SearchExportDetails } from '../../domain/operation-details.js';
import type * as vocabulary from '../../domain/vocabulary.js';
import {
  EdiscoveryAdditionalOption,
  EdiscoveryExportCriterion,
  EdiscoveryExportFormat,
  EdiscoveryExportLocation,
  EdiscoveryVersionDepth,
} from './details-enums.js';
import { rawValue } from './enum-type.js';
import { CaseOperationFileMetadata } from './file-metadata.js';

@ObjectType('EdiscoverySearchExportDetails', {
  simpleResolvers: true,
  description:
    'Properties of an operation that exports the results of a search (`ediscoverySearchExportOperation`).',
})
export class EdiscoverySearchExportDetails implements SearchExportDetails {
  readonly kind!: 'SEARCH_EXPORT';

  @Field(() => String, { nullable: true, description: 'Name of the export.' })
  displayName!: string | null;

  @Field(() => String, { nullable: true, description: 'Description of the export.' })
  description!: string | null;

  @Field(() => [EdiscoveryAdditionalOption], {
    nullable: true,
    description: 'Data exported in addition to the items found.',
  })
  additionalOptions!: readonly vocabulary.AdditionalOption[] | null;

  @Field(() => String, { nullable: true, description: rawValue })
  additionalOptionsRaw!: string | null;

  @Field(() => [EdiscoveryExportCriterion], { nullable: true, description: 'The items that are exported.' })
  exportCriteria!: readonly vocabulary.ExportCriterion[] | null;

  @Field(() => String, { nullable: true, description: rawValue })
  exportCriteriaRaw!: string | null;

  @Field(() => [EdiscoveryExportLocation], {
    nullable: true,
    description: 'The locations that items are exported from.',
  })
  exportLocation!: readonly vocabulary.ExportLocation[] | null;

  @Field(() => String, { nullable: true, description: rawValue })
  exportLocationRaw!: string | null;

  @Field(() => EdiscoveryExportFormat, { nullable: true, description: 'Format of exported mail.' })
  exportFormat!: vocabulary.ExportFormat | null;

  @Field(() => String, { nullable: true, description: rawValue })
  exportFormatRaw!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether each item is exported as a separate file.',
  })
  exportSingleItems!: boolean | null;

  @Field(() => EdiscoveryVersionDepth, {
    nullable: true,
    description: 'The number of versions of linked files that are exported.',
  })
  cloudAttachmentVersion!: vocabulary.VersionDepth | null;

  @Field(() => String, { nullable: true, description: rawValue })
  cloudAttachmentVersionRaw!: string | null;

  @Field(() => EdiscoveryVersionDepth, {
    nullable: true,
    description: 'The number of versions of documents that are exported.',
  })
  documentVersion!: vocabulary.VersionDepth | null;

  @Field(() => String, { nullable: true, description: rawValue })
  documentVersionRaw!: string | null;

  @Field(() => [CaseOperationFileMetadata], { nullable: true, description: 'The files of the export.' })
  exportFileMetadata!: readonly FileMetadata[] | null;
}
