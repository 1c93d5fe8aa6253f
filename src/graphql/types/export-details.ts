import { Field, ObjectType } from 'type-graphql';
import type { ExportDetails, FileMetadata } from '../../domain/operation-details.js';
import type { ExportFileStructure, ExportOption } from '../../domain/vocabulary.js';
import { EdiscoveryExportFileStructure, EdiscoveryExportOption } from './details-enums.js';
import { rawValue } from './enum-type.js';
import { CaseOperationFileMetadata } from './file-metadata.js';

@ObjectType('EdiscoveryExportDetails', {
  simpleResolvers: true,
  description: 'Properties of an operation that exports a review set (`ediscoveryExportOperation`).',
})
export class EdiscoveryExportDetails implements ExportDetails {
  readonly kind!: 'EXPORT';

  @Field(() => String, { nullable: true, description: 'Description of the export.' })
  description!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the export.' })
  outputName!: string | null;

  @Field(() => [EdiscoveryExportOption], { nullable: true, description: 'Contents of the export.' })
  exportOptions!: readonly ExportOption[] | null;

  @Field(() => String, { nullable: true, description: rawValue })
  exportOptionsRaw!: string | null;

  @Field(() => EdiscoveryExportFileStructure, {
    nullable: true,
    description: 'Structure of the exported files.',
  })
  exportStructure!: ExportFileStructure | null;

  @Field(() => String, { nullable: true, description: rawValue })
  exportStructureRaw!: string | null;

  @Field(() => [CaseOperationFileMetadata], { nullable: true, description: 'The files of the export.' })
  exportFileMetadata!: readonly FileMetadata[] | null;
}
