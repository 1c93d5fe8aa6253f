import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { CaseOperation, ResultInfo } from '../../domain/case-operation.js';
import type { OperationDetails } from '../../domain/operation-details.js';
import type {
  CaseAction as Action,
  CaseOperationKind as Kind,
  CaseOperationStatus as Status,
} from '../../domain/vocabulary.js';
import { DateTime } from '../scalars.js';
import { CaseOperationIdentitySet } from './identity-set.js';
import { CaseOperationDetails } from './operation-details.js';
import { CaseAction, CaseOperationKind, CaseOperationStatus } from './operation-enums.js';

@ObjectType('CaseOperationResultInfo', {
  simpleResolvers: true,
  description:
    'The result of an operation (`microsoft.graph.resultInfo`). Microsoft does not publish a list of the codes.',
})
export class CaseOperationResultInfo implements ResultInfo {
  @Field(() => Int, { nullable: true, description: 'Result code.' })
  code!: number | null;

  @Field(() => Int, { nullable: true, description: 'Result subcode.' })
  subcode!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Message of the operation itself, as stored by Microsoft Graph.',
  })
  message!: string | null;
}

@Directive('@key(fields: "caseId id")')
@ObjectType('CaseOperation', {
  simpleResolvers: true,
  description:
    'A long-running operation of a legal case, such as an export, a hold, a search or a purge (`microsoft.graph.security.caseOperation`). Client caches need both key fields: `id` is unique within a case only.',
})
export class CaseOperationType implements Omit<CaseOperation, 'etag'> {
  @Field(() => ID, { description: 'Identifier of the operation, unique within its case. Opaque.' })
  id!: string;

  @Field(() => ID, { description: 'Identifier of the case.' })
  caseId!: string;

  @Field(() => CaseAction, { nullable: true, description: 'The action that the operation performs.' })
  action!: Action | null;

  @Field(() => String, {
    nullable: true,
    description: 'The action as Microsoft Graph sends it, including values that `action` does not know.',
  })
  actionRaw!: string | null;

  @Field(() => CaseOperationStatus, { nullable: true, description: 'Status of the operation.' })
  status!: Status | null;

  @Field(() => String, {
    nullable: true,
    description: 'The status as Microsoft Graph sends it, including values that `status` does not know.',
  })
  statusRaw!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the operation was started.' })
  createdDateTime!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the operation ended. Null until then; the year 1, which Microsoft Graph sends for "no value", is returned as null.',
  })
  completedDateTime!: string | null;

  @Field(() => CaseOperationIdentitySet, {
    nullable: true,
    description: 'The actors that started the operation.',
  })
  createdBy!: CaseOperationIdentitySet | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Progress in percent. Usually 0 to 100; Microsoft does not document a range.',
  })
  percentProgress!: number | null;

  @Field(() => CaseOperationResultInfo, {
    nullable: true,
    description: 'Result of the operation. Explains the status PARTIALLY_SUCCEEDED or FAILED.',
  })
  resultInfo!: CaseOperationResultInfo | null;

  @Field(() => CaseOperationKind, {
    description: 'Derived type of the operation. Determines the type of `details`.',
  })
  kind!: Kind;

  @Field(() => String, {
    nullable: true,
    description: 'The `@odata.type` as Microsoft Graph sends it. Often missing.',
  })
  odataType!: string | null;

  @Field(() => CaseOperationDetails, {
    nullable: true,
    description: 'Additional properties of the derived type. Null if the type has none or is unknown.',
  })
  details!: OperationDetails | null;

  @Field(() => DateTime, {
    description:
      'When Microsoft Graph returned these values. Earlier than the request if the client accepts older values (`Cache-Control: max-age`).',
  })
  asOf!: string;
}
