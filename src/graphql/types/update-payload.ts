import { Field, ObjectType } from 'type-graphql';
import type { CaseOperation } from '../../domain/case-operation.js';
import type { PlannedRequest } from '../../domain/planned-request.js';
import { JSONObject } from '../scalars.js';
import { CaseOperationType } from './case-operation.js';
import { CaseOperationUserError } from './user-error.js';

@ObjectType('CaseOperationPlannedRequest', {
  simpleResolvers: true,
  description: 'The request to Microsoft Graph that an update translates to.',
})
class CaseOperationPlannedRequest implements PlannedRequest {
  @Field(() => String, { description: 'HTTP method.' })
  method!: string;

  @Field(() => String, { description: 'Path, percent-encoded.' })
  path!: string;

  @Field(() => JSONObject, { description: 'Body: only the properties that the patch contains.' })
  body!: PlannedRequest['body'];
}

@ObjectType('UpdateCaseOperationPayload', {
  simpleResolvers: true,
  description: 'The updated operation, or the errors that prevented the update.',
})
export class UpdateCaseOperationPayload {
  @Field(() => CaseOperationType, {
    nullable: true,
    description: 'The operation after the change. With CONFLICT, the current operation.',
  })
  caseOperation?: CaseOperation | null;

  @Field(() => CaseOperationPlannedRequest, {
    nullable: true,
    description:
      'With `dryRun: true`, the request that would be sent. With OUTCOME_UNKNOWN, the request that was sent.',
  })
  plannedRequest?: PlannedRequest | null;

  @Field(() => [CaseOperationUserError], {
    description: 'Empty if the change was made, and for a dry run of a valid change.',
  })
  userErrors!: readonly CaseOperationUserError[];

  @Field(() => String, { nullable: true, description: 'The `clientMutationId` of the input.' })
  clientMutationId?: string | null;
}

@ObjectType('UpdateCaseOperationsPayload', { simpleResolvers: true, description: 'One result per update.' })
export class UpdateCaseOperationsPayload {
  @Field(() => [UpdateCaseOperationPayload], {
    description:
      'One result per update, in the order of the input. The failure of one update does not affect the others.',
  })
  results!: readonly UpdateCaseOperationPayload[];

  @Field(() => [CaseOperationUserError], {
    description: 'Errors of the input as a whole. If there are any, no update was sent.',
  })
  userErrors!: readonly CaseOperationUserError[];

  @Field(() => String, { nullable: true, description: 'The `clientMutationId` of the input.' })
  clientMutationId?: string | null;
}
