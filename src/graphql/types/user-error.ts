import { Field, Int, ObjectType } from 'type-graphql';
import type { ErrorCode } from '../../domain/errors.js';
import { enumType } from './enum-type.js';

/** A failure of authentication is no user error: it is told at the top level, like malformed requests and bugs. */
export type UserErrorCodeName = Exclude<ErrorCode, 'UNAUTHENTICATED'>;

const UserErrorCode = enumType<UserErrorCodeName>(
  'UserErrorCode',
  'Why a mutation was not carried out, or may not have been.',
  {
    INVALID_INPUT: 'The input is wrong; `field` says where. Nothing was changed.',
    NOT_FOUND: 'There is no such case or operation, or the caller may not see it. Nothing was changed.',
    FORBIDDEN: 'A permission, a Purview role or a licence is missing. Nothing was changed.',
    NOT_UPDATABLE:
      'The tenant refuses to update operations: Microsoft publishes no such API. Nothing was changed.',
    CONFLICT: 'The operation has changed or is locked. Nothing was changed.',
    THROTTLED:
      'The quota of Microsoft Graph is used up; try again after `retryAfterSeconds`. Nothing was changed.',
    UPSTREAM_UNAVAILABLE:
      'Microsoft Graph failed or could not be reached. Nothing was changed; where that was in doubt, the operation was read and does not have the change.',
    NOT_REFLECTED:
      'Microsoft Graph accepted the update, but the operation does not show the property in `field`. It may show it later, or Graph ignored it.',
    OUTCOME_UNKNOWN:
      'The change was sent, and whether it was made cannot be told: read the operation. `plannedRequest` shows what was sent.',
  },
);

@ObjectType({ description: 'A failure that the caller can act on.' })
export class UserError {
  @Field(() => UserErrorCode, { description: 'What a program branches on.' })
  code!: UserErrorCodeName;

  @Field(() => String, { description: 'What a person reads. Written by this server, never by the upstream.' })
  message!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'The path to the wrong part of the input, such as `["input", "patch", "percentProgress"]`.',
  })
  field!: readonly string[] | null;

  @Field(() => Int, { nullable: true, description: 'Whole seconds to wait before another try.' })
  retryAfterSeconds!: number | null;

  @Field(() => String, {
    nullable: true,
    description: "Graph's `request-id` of the answer behind this error, for Microsoft's support.",
  })
  requestId!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The `client-request-id` that this server sent with the request, which is in its log and in Microsoft's.",
  })
  clientRequestId!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'JSON text of the claims that a new token must have, where Microsoft Entra wants more of the sign-in for this one of several updates.',
  })
  claims!: string | null;
}
