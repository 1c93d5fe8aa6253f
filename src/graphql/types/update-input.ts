import { Field, ID, InputType, Int } from 'type-graphql';
import type {
  CaseOperationPatch,
  IdentityInput,
  IdentitySetInput,
  ResultInfoInput,
} from '../../domain/patch/patch.js';
import type { CaseAction as Action, CaseOperationStatus as Status } from '../../domain/vocabulary.js';
import { DateTime } from '../scalars.js';
import { CaseAction, CaseOperationStatus } from './operation-enums.js';

/*
 * Every property here is optional and nullable, and both mean something: absent = unchanged, null = clear.
 * So no field has a default, and nothing may copy these objects in a way that turns one into the other.
 */

@InputType('IdentityInput', { description: 'One actor. Absent = not sent, null = sent as null.' })
export class IdentityInputType implements IdentityInput {
  @Field(() => String, { nullable: true, description: 'The id of the actor.' })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'The name to show.' })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: 'The sign-in name of a person.' })
  userPrincipalName?: string | null;
}

@InputType('IdentitySetInput', {
  description: 'Who did something. Name at least one of the three. Absent = not sent, null = sent as null.',
})
export class IdentitySetInputType implements IdentitySetInput {
  @Field(() => IdentityInputType, { nullable: true, description: 'An application.' })
  application?: IdentityInputType | null;

  @Field(() => IdentityInputType, { nullable: true, description: 'A device.' })
  device?: IdentityInputType | null;

  @Field(() => IdentityInputType, { nullable: true, description: 'A person.' })
  user?: IdentityInputType | null;
}

@InputType('ResultInfoInput', {
  description: 'Success or failure in numbers and words. Graph takes none without `code` and `subcode`.',
})
export class ResultInfoInputType implements ResultInfoInput {
  @Field(() => Int, {
    nullable: true,
    description: 'The result code. Required: its lack is told in `userErrors`.',
  })
  code?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The result sub-code. Required: its lack is told in `userErrors`.',
  })
  subcode?: number | null;

  @Field(() => String, { nullable: true, description: 'The message.' })
  message?: string | null;
}

@InputType('CaseOperationPatch', {
  description:
    'What to change: absent = unchanged, null = clear, value = set. A variable that is not set counts as absent.',
})
export class CaseOperationPatchInput implements CaseOperationPatch {
  @Field(() => DateTime, { nullable: true, description: 'When the operation was started.' })
  createdDateTime?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the operation ended.' })
  completedDateTime?: string | null;

  @Field(() => CaseAction, {
    nullable: true,
    description: 'What the operation does. UNKNOWN_FUTURE_VALUE is refused.',
  })
  action?: Action | null;

  @Field(() => IdentitySetInputType, { nullable: true, description: 'Who started the operation.' })
  createdBy?: IdentitySetInputType | null;

  @Field(() => Int, { nullable: true, description: 'Progress in percent, 0 to 100.' })
  percentProgress?: number | null;

  @Field(() => CaseOperationStatus, {
    nullable: true,
    description: 'How far the operation is. UNKNOWN_FUTURE_VALUE is refused.',
  })
  status?: Status | null;

  @Field(() => ResultInfoInputType, { nullable: true, description: 'Why the operation ended as it did.' })
  resultInfo?: ResultInfoInputType | null;
}

@InputType({ description: 'Which operation to change, and how.' })
export class UpdateCaseOperationInput {
  @Field(() => ID, { description: 'The id of the case.' })
  caseId!: string;

  @Field(() => ID, { description: 'The id of the operation.' })
  id!: string;

  @Field(() => CaseOperationPatchInput, { description: 'What to change.' })
  patch!: CaseOperationPatchInput;

  @Field(() => CaseOperationPatchInput, {
    nullable: true,
    description:
      'What the operation must show for the change to be sent: the values that you last saw. It is read first; if it differs, nothing is sent, and the answer is CONFLICT with the operation as it is. Best effort: Graph gives no ETag for operations (if it does, it goes out as If-Match), so a change by somebody else between the read and the write is not seen.',
  })
  expect?: CaseOperationPatchInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Send nothing; answer with `plannedRequest`, the request that would be sent.',
  })
  dryRun?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Comes back in the payload as it is.' })
  clientMutationId?: string | null;
}

@InputType({ description: 'Which operations to change, and how.' })
export class UpdateCaseOperationsInput {
  @Field(() => [UpdateCaseOperationInput], {
    description:
      '1 to 100 updates, unless the server is configured otherwise. Different operations are changed side by side, one operation in this order.',
  })
  updates!: UpdateCaseOperationInput[];

  @Field(() => String, { nullable: true, description: 'Comes back in the payload as it is.' })
  clientMutationId?: string | null;
}
