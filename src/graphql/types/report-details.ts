import { Field, ObjectType } from 'type-graphql';
import type {
  FileMetadata,
  HoldPolicySyncDetails,
  PurgeDataDetails,
} from '../../domain/operation-details.js';
import { CaseOperationFileMetadata } from './file-metadata.js';

@ObjectType('EdiscoveryPurgeDataDetails', {
  simpleResolvers: true,
  description:
    'Properties of an operation that purges the results of a search (`ediscoveryPurgeDataOperation`).',
})
export class EdiscoveryPurgeDataDetails implements PurgeDataDetails {
  readonly kind!: 'PURGE_DATA';

  @Field(() => [CaseOperationFileMetadata], { nullable: true, description: 'The reports of the purge.' })
  reportFileMetadata!: readonly FileMetadata[] | null;
}

@ObjectType('EdiscoveryHoldPolicySyncDetails', {
  simpleResolvers: true,
  description:
    'Properties of an operation that synchronizes a hold policy (`ediscoveryHoldPolicySyncOperation`).',
})
export class EdiscoveryHoldPolicySyncDetails implements HoldPolicySyncDetails {
  readonly kind!: 'HOLD_POLICY_SYNC';

  @Field(() => [CaseOperationFileMetadata], {
    nullable: true,
    description: 'The reports of the synchronization.',
  })
  reportFileMetadata!: readonly FileMetadata[] | null;
}
