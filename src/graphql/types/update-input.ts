import { Field, ID, InputType, Int } from 'type-graphql';
import type { ResultInfoInput } from '../../domain/patch/patch.js';
import type { CaseAction as Action, CaseOperationStatus as Status } from '../../domain/vocabulary.js';
import { DateTime } from '../scalars.js';
import { CaseAction, CaseOperationStatus } from './operation-enums.js';

/*
 * All properties are optional and nullable, and both have a meaning: absent = unchanged, null = clear. So no field
 * has a default, and nothing may copy these objects in a way that turns one into the other.
 */

@InputType('CaseOperationIdentityInput', {
  description: 'A user, an application or a device. Absent = not sent, null = sent as null.',
})
export class CaseOperationIdentityInput {
  @Field(() => String, {
    nullable: true,
    description: 'The `id` property of the identity in Microsoft Graph. At most 256 characters.',
  })
  identityId?: string | null;

  @Field(() => String, { nullable: true, description: 'Display name. At most 256 characters.' })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: 'Sign-in name of a user. At most 256 characters.' })
  userPrincipalName?: string | null;
}

@InputType('CaseOperationIdentitySetInput', {
  description: 'The actors of an event. At least one is required. Absent = not sent, null = sent as null.',
})
export class CaseOperationIdentitySetInput {
  @Field(() => CaseOperationIdentityInput, { nullable: true, description: 'The application.' })
  application?: CaseOperationIdentityInput | null;

  @Field(() => CaseOperationIdentityInput, { nullable: true, description: 'The device.' })
  device?: CaseOperationIdentityInput | null;

  @Field(() => CaseOperationIdentityInput, { nullable: true, description: 'The user.' })
  user?: CaseOperationIdentityInput | null;
}

@InputType('CaseOperationResultInfoInput', {
  description: 'The result of an operation. Microsoft Graph requires `code` and `subcode`.',
})
export class CaseOperationResultInfoInput implements ResultInfoInput {
  @Field(() => Int, {
    nullable: true,
    description: 'Result code. Required: if it is missing, `userErrors` reports it.',
  })
  code?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Result subcode. Required: if it is missing, `userErrors` reports it.',
  })
  subcode?: number | null;

  @Field(() => String, { nullable: true, description: 'Message. At most 4000 characters.' })
  message?: string | null;
}

@InputType('CaseOperationPatch', {
  description:
    'Changes to an operation: absent = unchanged, null = clear, value = set. A variable without a value counts as absent.',
})
export class CaseOperationPatchInput {
  @Field(() => DateTime, { nullable: true, description: 'When the operation was started.' })
  createdDateTime?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the operation ended.' })
  completedDateTime?: string | null;

  @Field(() => CaseAction, {
    nullable: true,
    description: 'The action that the operation performs. UNKNOWN_FUTURE_VALUE is rejected.',
  })
  action?: Action | null;

  @Field(() => CaseOperationIdentitySetInput, {
    nullable: true,
    description: 'The actors that started the operation.',
  })
  createdBy?: CaseOperationIdentitySetInput | null;

  @Field(() => Int, { nullable: true, description: 'Progress in percent, 0 to 100.' })
  percentProgress?: number | null;

  @Field(() => CaseOperationStatus, {
    nullable: true,
    description: 'Status of the operation. UNKNOWN_FUTURE_VALUE is rejected.',
  })
  status?: Status | null;

  @Field(() => CaseOperationResultInfoInput, { nullable: true, description: 'Result of the operation.' })
  resultInfo?: CaseOperationResultInfoInput | null;
}

@InputType('UpdateCaseOperationInput', { description: 'The operation to change, and the changes.' })
export class UpdateCaseOperationInput {
  @Field(() => ID, { description: 'Identifier of the case.' })
  caseId!: string;

  @Field(() => ID, { description: 'Identifier of the operation.' })
  id!: string;

  @Field(() => CaseOperationPatchInput, { description: 'The changes.' })
  patch!: CaseOperationPatchInput;

  @Field(() => CaseOperationPatchInput, {
    nullable: true,
    description:
      'The values that the operation must still have, as last seen by the caller. The operation is read first. If it differs, nothing is sent, and the result is CONFLICT with the current operation. Best effort: Microsoft Graph returns no ETag for operations (if it does, it is sent as If-Match), so a change by another client between the read and the write is not detected.',
  })
  expect?: CaseOperationPatchInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Sends nothing; returns the request that would be sent in `plannedRequest`.',
  })
  dryRun?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Returned unchanged in the payload. At most 128 characters.',
  })
  clientMutationId?: string | null;
}

@InputType('UpdateCaseOperationsInput', { description: 'The operations to change, and the changes.' })
export class UpdateCaseOperationsInput {
  @Field(() => [UpdateCaseOperationInput], {
    description:
      '1 to 100 updates, unless the server is configured otherwise. Updates of different operations run in parallel, updates of one operation in the order of this list.',
  })
  updates!: UpdateCaseOperationInput[];

  @Field(() => String, {
    nullable: true,
    description: 'Returned unchanged in the payload. At most 128 characters.',
  })
  clientMutationId?: string | null;
}
