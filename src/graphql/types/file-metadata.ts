import { Field, ObjectType } from 'type-graphql';
import type { FileMetadata } from '../../domain/operation-details.js';
import { Int64 } from '../scalars.js';

@ObjectType('CaseOperationFileMetadata', {
  simpleResolvers: true,
  description:
    'A file produced by an operation (`reportFileMetadata`, `exportFileMetadata`). It can expire: Microsoft keeps exports for a limited time.',
})
export class CaseOperationFileMetadata implements FileMetadata {
  @Field(() => String, { nullable: true, description: 'Name of the file.' })
  fileName!: string | null;

  @Field(() => Int64, { nullable: true, description: 'Size in bytes.' })
  size!: string | null;

  // Resolved in resolvers/file-metadata.ts.
  downloadUrl!: string | null;
}
