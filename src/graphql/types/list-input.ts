import { ArgsType, Field, InputType, Int } from 'type-graphql';
import type { CaseFilter, DateTimeRange, OperationFilter } from '../../domain/lists/filters.js';
import type {
  OperationOrder,
  OrderDirection as Direction,
  OrderField,
} from '../../domain/lists/operation-order.js';
import { defaultPageSize } from '../../domain/lists/page.js';
import type * as vocabulary from '../../domain/vocabulary.js';
import { DateTime } from '../scalars.js';
import { CaseStatus } from './ediscovery-case.js';
import {
  CaseAction,
  CaseOperationKind,
  CaseOperationOrderField,
  CaseOperationStatus,
  OrderDirection,
} from './operation-enums.js';

@InputType('DateTimeRange', {
  description: 'From `from` on, up to and without `to`. What is absent is open.',
})
export class DateTimeRangeInput implements DateTimeRange {
  @Field(() => DateTime, { nullable: true, description: 'The first instant inside.' })
  from?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'The first instant outside.' })
  to?: string | null;
}

@InputType('CaseOperationFilter', {
  description: 'Which operations to keep. Every condition that is named must hold.',
})
export class CaseOperationFilterInput implements OperationFilter {
  @Field(() => [CaseOperationStatus], { nullable: true, description: 'One of these.' })
  status?: vocabulary.CaseOperationStatus[] | null;

  @Field(() => [CaseAction], { nullable: true, description: 'One of these.' })
  action?: vocabulary.CaseAction[] | null;

  @Field(() => [CaseOperationKind], { nullable: true, description: 'One of these.' })
  kind?: vocabulary.CaseOperationKind[] | null;

  @Field(() => DateTimeRangeInput, { nullable: true, description: 'Started in this range.' })
  createdDateTime?: DateTimeRangeInput | null;

  @Field(() => Boolean, { nullable: true, description: 'Ended, or not.' })
  isTerminal?: boolean | null;
}

@InputType('CaseOperationOrder', { description: 'The order of operations; equal ones go by id.' })
export class CaseOperationOrderInput implements OperationOrder {
  @Field(() => CaseOperationOrderField, { description: 'What to order by.' })
  field!: OrderField;

  @Field(() => OrderDirection, { description: 'Which end comes first.' })
  direction!: Direction;
}

@InputType('EdiscoveryCaseFilter', {
  description: 'Which cases to keep. Every condition that is named must hold.',
})
export class EdiscoveryCaseFilterInput implements CaseFilter {
  @Field(() => [CaseStatus], { nullable: true, description: 'One of these.' })
  status?: vocabulary.CaseStatus[] | null;

  @Field(() => String, { nullable: true, description: 'Part of the name, upper and lower case alike.' })
  displayNameContains?: string | null;

  @Field(() => String, { nullable: true, description: 'Just this number.' })
  externalId?: string | null;

  @Field(() => DateTimeRangeInput, { nullable: true, description: 'Created in this range.' })
  createdDateTime?: DateTimeRangeInput | null;
}

@ArgsType()
class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many at the most: 0 to 500, unless the server is configured otherwise; ${defaultPageSize} if absent.`,
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes after this cursor.' })
  after?: string | null;
}

@ArgsType()
export class CaseOperationsArgs extends PageArgs {
  @Field(() => CaseOperationFilterInput, {
    nullable: true,
    description: 'Which operations to keep; all if absent.',
  })
  filter?: CaseOperationFilterInput | null;

  @Field(() => CaseOperationOrderInput, { nullable: true, description: 'The order; newest first if absent.' })
  orderBy?: CaseOperationOrderInput | null;
}

@ArgsType()
export class EdiscoveryCasesArgs extends PageArgs {
  @Field(() => EdiscoveryCaseFilterInput, {
    nullable: true,
    description: 'Which cases to keep; all if absent.',
  })
  filter?: EdiscoveryCaseFilterInput | null;
}
