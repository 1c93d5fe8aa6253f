import { Field, Int, ObjectType } from 'type-graphql';
import type { EstimateDetails, FileMetadata } from '../../domain/operation-details.js';
import type { StatisticsOption } from '../../domain/vocabulary.js';
import { Int64 } from '../scalars.js';
import { EdiscoveryStatisticsOption } from './details-enums.js';
import { rawValue } from './enum-type.js';
import { CaseOperationFileMetadata } from './file-metadata.js';

@ObjectType('EdiscoveryEstimateDetails', {
  simpleResolvers: true,
  description: 'Properties of an operation that estimates a search (`ediscoveryEstimateOperation`).',
})
export class EdiscoveryEstimateDetails implements EstimateDetails {
  readonly kind!: 'ESTIMATE';

  @Field(() => Int64, { nullable: true, description: 'Number of indexed items found.' })
  indexedItemCount!: string | null;

  @Field(() => Int64, { nullable: true, description: 'Total size of the indexed items in bytes.' })
  indexedItemsSize!: string | null;

  @Field(() => Int64, { nullable: true, description: 'Number of items that are not indexed.' })
  unindexedItemCount!: string | null;

  @Field(() => Int64, {
    nullable: true,
    description: 'Total size of the items that are not indexed, in bytes.',
  })
  unindexedItemsSize!: string | null;

  @Field(() => Int, { nullable: true, description: 'Number of mailboxes with hits.' })
  mailboxCount!: number | null;

  @Field(() => Int, { nullable: true, description: 'Number of sites with hits.' })
  siteCount!: number | null;

  @Field(() => [EdiscoveryStatisticsOption], {
    nullable: true,
    description: 'The statistics that are computed.',
  })
  statisticsOptions!: readonly StatisticsOption[] | null;

  @Field(() => String, { nullable: true, description: rawValue })
  statisticsOptionsRaw!: string | null;

  @Field(() => [CaseOperationFileMetadata], { nullable: true, description: 'The reports of the estimate.' })
  reportFileMetadata!: readonly FileMetadata[] | null;
}
