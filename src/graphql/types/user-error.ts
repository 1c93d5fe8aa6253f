import { Field, Int, ObjectType } from 'type-graphql';
import { type UserErrorCode, userErrorCodes } from '../errors/error-codes.js';
import { enumType } from './enum-type.js';

const CaseOperationUserErrorCode = enumType<UserErrorCode>(
  'CaseOperationUserErrorCode',
  'Why a mutation was not carried out, or may not have been.',
  userErrorCodes,
);

@ObjectType('CaseOperationUserError', {
  simpleResolvers: true,
  description: 'An error that the caller can act on.',
})
export class CaseOperationUserError {
  @Field(() => CaseOperationUserErrorCode, { description: 'Stable code for programs.' })
  code!: UserErrorCode;

  @Field(() => String, {
    description: 'Message for people. Written by this server, never by Microsoft Graph.',
  })
  message!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Path to the invalid part of the input, such as `["input", "patch", "percentProgress"]`.',
  })
  field!: readonly string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of seconds to wait before the next attempt, rounded up.',
  })
  retryAfterSeconds!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The `request-id` of the Microsoft Graph response that caused the error. For Microsoft support.',
  })
  requestId!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The `client-request-id` of the request to Microsoft Graph. Also in the logs of this server and of Microsoft.',
  })
  clientRequestId!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The claims that a new token must contain, as a JSON string. Set if Microsoft Entra requires a stronger sign-in for one of several updates.',
  })
  claims!: string | null;
}
