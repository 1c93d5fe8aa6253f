import { ArgsType, Field, InputType, Int } from 'type-graphql';
import type { CaseFilter, DateTimeRange, OperationFilter } from '../../domain/lists/filters.js';
import type { OperationOrder, OrderDirection, OrderField } from '../../domain/lists/operation-order.js';
import { defaultPageSize } from '../../domain/lists/page.js';
import type * as vocabulary from '../../domain/vocabulary.js';
import { DateTime } from '../scalars.js';
import { EdiscoveryCaseStatus } from './ediscovery-case.js';
import {
  CaseAction,
  CaseOperationKind,
  CaseOperationOrderDirection,
  CaseOperationOrderField,
  CaseOperationStatus,
} from './operation-enums.js';

@InputType('CaseOperationDateTimeRange', {
  description: 'A half-open range of date-times: `from` is included, `to` is not.',
})
export class CaseOperationDateTimeRange implements DateTimeRange {
  @Field(() => DateTime, { nullable: true, description: 'Start, included. No lower bound if absent.' })
  from?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'End, excluded. No upper bound if absent.' })
  to?: string | null;
}

@InputType('CaseOperationFilter', {
  description: 'Selects operations. All conditions must hold.',
})
export class CaseOperationFilterInput implements OperationFilter {
  @Field(() => [CaseOperationStatus], { nullable: true, description: 'The status is one of these.' })
  status?: vocabulary.CaseOperationStatus[] | null;

  @Field(() => [CaseAction], { nullable: true, description: 'The action is one of these.' })
  action?: vocabulary.CaseAction[] | null;

  @Field(() => [CaseOperationKind], { nullable: true, description: 'The kind is one of these.' })
  kind?: vocabulary.CaseOperationKind[] | null;

  @Field(() => CaseOperationDateTimeRange, {
    nullable: true,
    description: 'The operation was started in this range.',
  })
  createdDateTime?: CaseOperationDateTimeRange | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the operation has ended.' })
  isTerminal?: boolean | null;
}

@InputType('CaseOperationOrder', {
  description: 'Order of a list of operations. Operations with equal values are ordered by id.',
})
export class CaseOperationOrderInput implements OperationOrder {
  @Field(() => CaseOperationOrderField, { description: 'The property to order by.' })
  field!: OrderField;

  @Field(() => CaseOperationOrderDirection, { description: 'Ascending or descending.' })
  direction!: OrderDirection;
}

@InputType('EdiscoveryCaseFilter', {
  description: 'Selects cases. All conditions must hold.',
})
export class EdiscoveryCaseFilterInput implements CaseFilter {
  @Field(() => [EdiscoveryCaseStatus], { nullable: true, description: 'The status is one of these.' })
  status?: vocabulary.CaseStatus[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name contains this string, ignoring case. At most 256 characters.',
  })
  displayNameContains?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The external number equals this string. At most 256 characters.',
  })
  externalId?: string | null;

  @Field(() => CaseOperationDateTimeRange, {
    nullable: true,
    description: 'The case was created in this range.',
  })
  createdDateTime?: CaseOperationDateTimeRange | null;
}

@ArgsType()
class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: `Maximum number of items: 0 to 500, unless the server is configured otherwise; ${defaultPageSize} if absent.`,
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Returns only the items after this cursor.' })
  after?: string | null;
}

@ArgsType()
export class CaseOperationsArgs extends PageArgs {
  @Field(() => CaseOperationFilterInput, {
    nullable: true,
    description: 'Selects operations; all if absent.',
  })
  filter?: CaseOperationFilterInput | null;

  @Field(() => CaseOperationOrderInput, {
    nullable: true,
    description: 'Order of the operations; newest first if absent.',
  })
  orderBy?: CaseOperationOrderInput | null;
}

@ArgsType()
export class EdiscoveryCasesArgs extends PageArgs {
  @Field(() => EdiscoveryCaseFilterInput, { nullable: true, description: 'Selects cases; all if absent.' })
  filter?: EdiscoveryCaseFilterInput | null;
}
