import { Field, ObjectType } from 'type-graphql';
import type { ExportDetails, FileMetadata } from '../../domain/operation-details.js';
import type * as vocabulary from '../../domain/vocabulary.js';
import { ExportFileStructure } from './details-enums.js';
import { ExportOption } from './export-option-enums.js';
import { FileMetadataType } from './file-metadata.js';

@ObjectType('ExportDetails', {
  description: 'What an export of a review set adds (`ediscoveryExportOperation`).',
})
export class ExportDetailsType implements ExportDetails {
  readonly kind!: 'EXPORT';

  @Field(() => String, { nullable: true, description: 'What the export is for.' })
  description!: string | null;

  @Field(() => String, { nullable: true, description: 'The name of the export.' })
  outputName!: string | null;

  @Field(() => [ExportOption], { nullable: true, description: 'What the export holds.' })
  exportOptions!: readonly vocabulary.ExportOption[] | null;

  @Field(() => String, { nullable: true, description: "The same in Graph's own text." })
  exportOptionsRaw!: string | null;

  @Field(() => ExportFileStructure, { nullable: true, description: 'How the files are laid out.' })
  exportStructure!: vocabulary.ExportFileStructure | null;

  @Field(() => String, { nullable: true, description: "The same in Graph's own text." })
  exportStructureRaw!: string | null;

  @Field(() => [FileMetadataType], { nullable: true, description: 'The files of the export.' })
  exportFileMetadata!: readonly FileMetadata[] | null;
}
