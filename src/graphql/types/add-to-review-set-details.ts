import { Field, ObjectType } from 'type-graphql';
import type { AddToReviewSetDetails, FileMetadata } from '../../domain/operation-details.js';
import type { AdditionalDataOption, ItemsToInclude, VersionDepth } from '../../domain/vocabulary.js';
import {
  EdiscoveryAdditionalDataOption,
  EdiscoveryItemsToInclude,
  EdiscoveryVersionDepth,
} from './details-enums.js';
import { rawValue } from './enum-type.js';
import { CaseOperationFileMetadata } from './file-metadata.js';

@ObjectType('EdiscoveryAddToReviewSetDetails', {
  simpleResolvers: true,
  description:
    'Properties of an operation that adds items to a review set (`ediscoveryAddToReviewSetOperation`).',
})
export class EdiscoveryAddToReviewSetDetails implements AddToReviewSetDetails {
  readonly kind!: 'ADD_TO_REVIEW_SET';

  @Field(() => [EdiscoveryAdditionalDataOption], {
    nullable: true,
    description: 'Data added in addition to the items found.',
  })
  additionalDataOptions!: readonly AdditionalDataOption[] | null;

  @Field(() => String, { nullable: true, description: rawValue })
  additionalDataOptionsRaw!: string | null;

  @Field(() => [EdiscoveryItemsToInclude], { nullable: true, description: 'The items that are added.' })
  itemsToInclude!: readonly ItemsToInclude[] | null;

  @Field(() => String, { nullable: true, description: rawValue })
  itemsToIncludeRaw!: string | null;

  @Field(() => EdiscoveryVersionDepth, {
    nullable: true,
    description: 'The number of versions of linked files that are added.',
  })
  cloudAttachmentVersion!: VersionDepth | null;

  @Field(() => String, { nullable: true, description: rawValue })
  cloudAttachmentVersionRaw!: string | null;

  @Field(() => EdiscoveryVersionDepth, {
    nullable: true,
    description: 'The number of versions of documents that are added.',
  })
  documentVersion!: VersionDepth | null;

  @Field(() => String, { nullable: true, description: rawValue })
  documentVersionRaw!: string | null;

  @Field(() => [CaseOperationFileMetadata], { nullable: true, description: 'The reports of the operation.' })
  reportFileMetadata!: readonly FileMetadata[] | null;
}
