import { Field, Int, ObjectType } from 'type-graphql';
import type { CaseOperationProgress as Progress, StaleReason } from '../../domain/live.js';
import { DateTime } from '../scalars.js';
import { CaseOperationType } from './case-operation.js';
import { enumType } from './enum-type.js';

const CaseOperationStaleReason = enumType<StaleReason>(
  'CaseOperationStaleReason',
  'Why a watched operation could not be read when it was due.',
  {
    THROTTLED: 'The request quota of Microsoft Graph, or the part of it for subscriptions, is used up.',
    UNREACHABLE: 'Microsoft Graph failed, or could not be reached.',
  },
);

@ObjectType('CaseOperationProgress', {
  simpleResolvers: true,
  description:
    'The state of a watched operation. Each event is a whole state, so that events may be skipped.',
})
export class CaseOperationProgressType implements Progress {
  @Field(() => CaseOperationType, { description: 'The operation.' })
  caseOperation!: Progress['caseOperation'];

  @Field(() => DateTime, { description: 'When Microsoft Graph returned this state.' })
  asOf!: string;

  @Field(() => Boolean, {
    description:
      'Whether a read that was due since then failed or was skipped: the operation may have changed.',
  })
  stale!: boolean;

  @Field(() => CaseOperationStaleReason, { nullable: true, description: 'Reason; null unless `stale`.' })
  staleReason!: StaleReason | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Seconds until the next read. Null if none is planned, because the operation has ended.',
  })
  nextExpectedInSeconds!: number | null;
}
