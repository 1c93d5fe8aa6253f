import { Field, ObjectType } from 'type-graphql';
import type { SearchExportDetails, FileMetadata } from '../../domain/operation-details.js';
import type * as vocabulary from '../../domain/vocabulary.js';
import { ExportCriterion, ExportFormat, ExportLocation, VersionDepth } from './details-enums.js';
import { AdditionalOption } from './export-option-enums.js';
import { FileMetadataType } from './file-metadata.js';

@ObjectType('SearchExportDetails', {
  description: 'What an export of a search adds (`ediscoverySearchExportOperation`).',
})
export class SearchExportDetailsType implements SearchExportDetails {
  readonly kind!: 'SEARCH_EXPORT';

  @Field(() => String, { nullable: true, description: 'The name of the export.' })
  displayName!: string | null;

  @Field(() => String, { nullable: true, description: 'What the export is for.' })
  description!: string | null;

  @Field(() => [AdditionalOption], {
    nullable: true,
    description: 'What is exported beside the items found.',
  })
  additionalOptions!: readonly vocabulary.AdditionalOption[] | null;

  @Field(() => String, { nullable: true, description: "The same in Graph's own text." })
  additionalOptionsRaw!: string | null;

  @Field(() => [ExportCriterion], { nullable: true, description: 'Which items are exported.' })
  exportCriteria!: readonly vocabulary.ExportCriterion[] | null;

  @Field(() => String, { nullable: true, description: "The same in Graph's own text." })
  exportCriteriaRaw!: string | null;

  @Field(() => [ExportLocation], { nullable: true, description: 'From which locations is exported.' })
  exportLocation!: readonly vocabulary.ExportLocation[] | null;

  @Field(() => String, { nullable: true, description: "The same in Graph's own text." })
  exportLocationRaw!: string | null;

  @Field(() => ExportFormat, { nullable: true, description: 'In which format mail is exported.' })
  exportFormat!: vocabulary.ExportFormat | null;

  @Field(() => String, { nullable: true, description: "The same in Graph's own text." })
  exportFormatRaw!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether each item is exported on its own.' })
  exportSingleItems!: boolean | null;

  @Field(() => VersionDepth, {
    nullable: true,
    description: 'How many versions of linked files are exported.',
  })
  cloudAttachmentVersion!: vocabulary.VersionDepth | null;

  @Field(() => String, { nullable: true, description: "The same in Graph's own text." })
  cloudAttachmentVersionRaw!: string | null;

  @Field(() => VersionDepth, { nullable: true, description: 'How many versions of documents are exported.' })
  documentVersion!: vocabulary.VersionDepth | null;

  @Field(() => String, { nullable: true, description: "The same in Graph's own text." })
  documentVersionRaw!: string | null;

  @Field(() => [FileMetadataType], { nullable: true, description: 'The files of the export.' })
  exportFileMetadata!: readonly FileMetadata[] | null;
}
