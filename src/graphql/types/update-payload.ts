import { Field, ObjectType } from 'type-graphql';
import type { CaseOperation } from '../../domain/case-operation.js';
import type { PlannedRequest } from '../../domain/planned-request.js';
import { JSONObject } from '../scalars.js';
import { CaseOperationType } from './case-operation.js';
import { UserError } from './user-error.js';

@ObjectType('PlannedRequest', { description: 'The request to Microsoft Graph that an update becomes.' })
class PlannedRequestType implements PlannedRequest {
  @Field(() => String, { description: 'The HTTP method.' })
  method!: string;

  @Field(() => String, { description: 'The path, percent-encoded.' })
  path!: string;

  @Field(() => JSONObject, { description: 'The body: just the properties that the patch names.' })
  body!: PlannedRequest['body'];
}

@ObjectType({ description: 'The updated operation, or why there is none.' })
export class UpdateCaseOperationPayload {
  @Field(() => CaseOperationType, { nullable: true, description: 'The operation as it is after the change.' })
  caseOperation?: CaseOperation | null;

  @Field(() => PlannedRequestType, {
    nullable: true,
    description: 'With `dryRun: true` what would be sent; with OUTCOME_UNKNOWN what was.',
  })
  plannedRequest?: PlannedRequest | null;

  @Field(() => [UserError], {
    description: 'Empty when the change was made, and for a dry run of a valid change.',
  })
  userErrors!: readonly UserError[];

  @Field(() => String, { nullable: true, description: 'The `clientMutationId` of the input.' })
  clientMutationId?: string | null;
}

@ObjectType({ description: 'A result for each update.' })
export class UpdateCaseOperationsPayload {
  @Field(() => [UpdateCaseOperationPayload], {
    description: 'One for each update, in their order. A failure of one leaves the others as they are.',
  })
  results!: readonly UpdateCaseOperationPayload[];

  @Field(() => [UserError], { description: 'What is wrong with the whole: then nothing was sent.' })
  userErrors!: readonly UserError[];

  @Field(() => String, { nullable: true, description: 'The `clientMutationId` of the input.' })
  clientMutationId?: string | null;
}
