import { Directive, Field, ObjectType } from 'type-graphql';
import type { FileMetadata } from '../../domain/operation-details.js';
import { Int64 } from '../scalars.js';

@Directive('@shareable')
@ObjectType('FileMetadata', {
  description:
    'A file that an operation produced (`reportFileMetadata`, `exportFileMetadata`). It may expire: Microsoft keeps exports for a limited time.',
})
export class FileMetadataType implements FileMetadata {
  @Field(() => String, { nullable: true, description: 'The name of the file.' })
  fileName!: string | null;

  @Field(() => Int64, { nullable: true, description: 'The size in bytes.' })
  size!: string | null;

  // Resolved in resolvers/file-metadata.ts.
  downloadUrl!: string | null;
}
