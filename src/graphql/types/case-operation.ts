import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { CaseOperation, ResultInfo } from '../../domain/case-operation.js';
import type { OperationDetails } from '../../domain/operation-details.js';
import type {
  CaseAction as Action,
  CaseOperationKind as Kind,
  CaseOperationStatus as Status,
} from '../../domain/vocabulary.js';
import { DateTime } from '../scalars.js';
import { IdentitySetType } from './identity-set.js';
import { CaseOperationDetails } from './operation-details.js';
import { CaseAction, CaseOperationKind, CaseOperationStatus } from './operation-enums.js';

@Directive('@shareable')
@ObjectType('ResultInfo', {
  description:
    'Success or failure in numbers and words (`microsoft.graph.resultInfo`). Microsoft publishes no table of the codes.',
})
export class ResultInfoType implements ResultInfo {
  @Field(() => Int, { nullable: true, description: 'The result code.' })
  code!: number | null;

  @Field(() => Int, { nullable: true, description: 'The result sub-code.' })
  subcode!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The message of the operation itself, as Graph stores it.',
  })
  message!: string | null;
}

@Directive('@key(fields: "caseId id")')
@ObjectType('CaseOperation', {
  description:
    'A long-running job of a legal case: an export, a hold, a search, a purge (`microsoft.graph.security.caseOperation`).',
})
export class CaseOperationType implements Omit<CaseOperation, 'etag'> {
  @Field(() => ID, { description: 'The id within the case. Opaque.' })
  id!: string;

  @Field(() => ID, { description: 'The id of the case.' })
  caseId!: string;

  @Field(() => CaseAction, { nullable: true, description: 'What the operation does.' })
  action!: Action | null;

  @Field(() => String, {
    nullable: true,
    description: "The action in Graph's own text, also where `action` does not know it.",
  })
  actionRaw!: string | null;

  @Field(() => CaseOperationStatus, { nullable: true, description: 'How far the operation is.' })
  status!: Status | null;

  @Field(() => String, {
    nullable: true,
    description: "The status in Graph's own text, also where `status` does not know it.",
  })
  statusRaw!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the operation was started.' })
  createdDateTime!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the operation ended. Null while it has not: the year 1 that Graph sends for "none" reads as null.',
  })
  completedDateTime!: string | null;

  @Field(() => IdentitySetType, { nullable: true, description: 'Who started the operation.' })
  createdBy!: IdentitySetType | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Progress in percent. Microsoft states no range; 0 to 100 is usual.',
  })
  percentProgress!: number | null;

  @Field(() => ResultInfoType, {
    nullable: true,
    description: 'Why the operation ended as it did: look here at PARTIALLY_SUCCEEDED and FAILED.',
  })
  resultInfo!: ResultInfoType | null;

  @Field(() => CaseOperationKind, { description: 'The derived type: which `details` to expect.' })
  kind!: Kind;

  @Field(() => String, { nullable: true, description: 'The `@odata.type` as it came; often missing.' })
  odataType!: string | null;

  @Field(() => CaseOperationDetails, {
    nullable: true,
    description: 'What the derived type adds. Null for types that add nothing and for unknown ones.',
  })
  details!: OperationDetails | null;
}
