import { Field, ObjectType } from 'type-graphql';
import type { AddToReviewSetDetails, FileMetadata } from '../../domain/operation-details.js';
import type * as vocabulary from '../../domain/vocabulary.js';
import { AdditionalDataOption, ItemsToInclude, VersionDepth } from './details-enums.js';
import { FileMetadataType } from './file-metadata.js';

@ObjectType('AddToReviewSetDetails', {
  description: 'What adding to a review set adds (`ediscoveryAddToReviewSetOperation`).',
})
export class AddToReviewSetDetailsType implements AddToReviewSetDetails {
  readonly kind!: 'ADD_TO_REVIEW_SET';

  @Field(() => [AdditionalDataOption], {
    nullable: true,
    description: 'What is added beside the items found.',
  })
  additionalDataOptions!: readonly vocabulary.AdditionalDataOption[] | null;

  @Field(() => String, { nullable: true, description: "The same in Graph's own text." })
  additionalDataOptionsRaw!: string | null;

  @Field(() => [ItemsToInclude], { nullable: true, description: 'Which items are added.' })
  itemsToInclude!: readonly vocabulary.ItemsToInclude[] | null;

  @Field(() => String, { nullable: true, description: "The same in Graph's own text." })
  itemsToIncludeRaw!: string | null;

  @Field(() => VersionDepth, { nullable: true, description: 'How many versions of linked files are added.' })
  cloudAttachmentVersion!: vocabulary.VersionDepth | null;

  @Field(() => String, { nullable: true, description: "The same in Graph's own text." })
  cloudAttachmentVersionRaw!: string | null;

  @Field(() => VersionDepth, { nullable: true, description: 'How many versions of documents are added.' })
  documentVersion!: vocabulary.VersionDepth | null;

  @Field(() => String, { nullable: true, description: "The same in Graph's own text." })
  documentVersionRaw!: string | null;

  @Field(() => [FileMetadataType], { nullable: true, description: 'The reports of the operation.' })
  reportFileMetadata!: readonly FileMetadata[] | null;
}
