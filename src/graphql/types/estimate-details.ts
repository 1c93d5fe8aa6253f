import { Field, Int, ObjectType } from 'type-graphql';
import type { EstimateDetails, FileMetadata } from '../../domain/operation-details.js';
import type { StatisticsOption as Option } from '../../domain/vocabulary.js';
import { Int64 } from '../scalars.js';
import { StatisticsOption } from './details-enums.js';
import { FileMetadataType } from './file-metadata.js';

@ObjectType('EstimateDetails', {
  description: 'What an estimate of a search adds (`ediscoveryEstimateOperation`).',
})
export class EstimateDetailsType implements EstimateDetails {
  readonly kind!: 'ESTIMATE';

  @Field(() => Int64, { nullable: true, description: 'Indexed items found.' })
  indexedItemCount!: string | null;

  @Field(() => Int64, { nullable: true, description: 'Their size in bytes.' })
  indexedItemsSize!: string | null;

  @Field(() => Int64, { nullable: true, description: 'Items that are not indexed.' })
  unindexedItemCount!: string | null;

  @Field(() => Int64, { nullable: true, description: 'Their size in bytes.' })
  unindexedItemsSize!: string | null;

  @Field(() => Int, { nullable: true, description: 'Mailboxes with hits.' })
  mailboxCount!: number | null;

  @Field(() => Int, { nullable: true, description: 'Sites with hits.' })
  siteCount!: number | null;

  @Field(() => [StatisticsOption], { nullable: true, description: 'What was computed.' })
  statisticsOptions!: readonly Option[] | null;

  @Field(() => String, { nullable: true, description: "The same in Graph's own text." })
  statisticsOptionsRaw!: string | null;

  @Field(() => [FileMetadataType], { nullable: true, description: 'The reports of the estimate.' })
  reportFileMetadata!: readonly FileMetadata[] | null;
}
