import { Field, ObjectType } from 'type-graphql';
import type {
  FileMetadata,
  HoldPolicySyncDetails,
  PurgeDataDetails,
} from '../../domain/operation-details.js';
import { FileMetadataType } from './file-metadata.js';

@ObjectType('PurgeDataDetails', { description: 'What a purge adds (`ediscoveryPurgeDataOperation`).' })
export class PurgeDataDetailsType implements PurgeDataDetails {
  readonly kind!: 'PURGE_DATA';

  @Field(() => [FileMetadataType], { nullable: true, description: 'The reports of the purge.' })
  reportFileMetadata!: readonly FileMetadata[] | null;
}

@ObjectType('HoldPolicySyncDetails', {
  description: 'What the sync of a hold policy adds (`ediscoveryHoldPolicySyncOperation`).',
})
export class HoldPolicySyncDetailsType implements HoldPolicySyncDetails {
  readonly kind!: 'HOLD_POLICY_SYNC';

  @Field(() => [FileMetadataType], { nullable: true, description: 'The reports of the sync.' })
  reportFileMetadata!: readonly FileMetadata[] | null;
}
