import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { type RequestError, toRequestError } from '../apollo/request-error';
import type {
  CaseOperationPatch,
  OperationWithDetailsFragment,
  UpdateOperationMutation,
} from '../gql/graphql';

type Payload = NonNullable<UpdateOperationMutation['updateCaseOperation']>;
export type UserError = Payload['userErrors'][number];
type PlannedRequest = NonNullable<Payload['plannedRequest']>;

/** The codes after which nothing was changed. The compiler reports codes that are added to the schema. */
type RejectionCode = Exclude<UserError['code'], 'OUTCOME_UNKNOWN' | 'NOT_REFLECTED'>;

export type Doubt =
  /** The request was sent, and nothing is known of its result. */
  | 'lost'
  /** The change was accepted, but the operation does not have the values. */
  | 'not-reflected'
  /** A code that this version does not know. */
  | 'unfamiliar';

/** An outcome of which it is not known whether the operation has, or will have, the values that were sent. */
export interface DoubtfulOutcome {
  readonly kind: 'doubtful';
  readonly doubt: Doubt;
  readonly errors: readonly Pick<UserError, 'message' | 'field'>[];
  readonly patch: CaseOperationPatch;
  /** The operation as the server read it after the change. */
  readonly present: OperationWithDetailsFragment | null;
  /** The request that was sent to Microsoft Graph, if the server returned it. */
  readonly sent: PlannedRequest | null;
  readonly requestId: string | null;
}

/** The outcome of a change. There are three results: made, not made, unknown. */
export type Outcome =
  | { readonly kind: 'made' }
  | {
      readonly kind: 'not-made';
      readonly errors: readonly UserError[];
      /** The current operation, if the server read it. */
      readonly present: OperationWithDetailsFragment | null;
    }
  | { readonly kind: 'not-sent'; readonly error: RequestError }
  | DoubtfulOutcome;

/** A title for each code after which nothing was changed; the message of the server has the details. */
export const rejectionTitles: Readonly<Record<RejectionCode, string>> = {
  INVALID_INPUT: 'Not saved: correct the marked fields',
  NOT_FOUND: 'Not saved: operation not found',
  FORBIDDEN: 'Not saved: no permission to change this operation',
  NOT_UPDATABLE: 'This tenant does not support changing operations',
  CONFLICT: 'Not saved: the operation has changed or is locked',
  THROTTLED: 'Not saved: Microsoft Graph quota exhausted',
  UPSTREAM_UNAVAILABLE: 'Not saved: Microsoft Graph is unavailable',
  AUDIT_UNAVAILABLE: 'Not saved: the server cannot record changes at the moment',
};

export function toOutcome(payload: Payload | null | undefined, patch: CaseOperationPatch): Outcome {
  if (!payload) return lost(patch);
  const { userErrors: errors, caseOperation: present, plannedRequest: sent } = payload;
  if (errors.length === 0) return { kind: 'made' };
  const doubt = findDoubt(errors.map(({ code }) => code));
  if (!doubt) return { kind: 'not-made', errors, present };
  const requestId = errors.find((error) => error.requestId !== null)?.requestId ?? null;
  return { kind: 'doubtful', doubt, errors, patch, present, sent, requestId };
}

/** A server that is newer than this version has further codes: none of them may look like a known result. */
function findDoubt(codes: readonly string[]): Doubt | undefined {
  if (codes.includes('OUTCOME_UNKNOWN')) return 'lost';
  const others = codes.filter((code) => !Object.hasOwn(rejectionTitles, code));
  if (others.length === 0) return undefined;
  return others.every((code) => code === 'NOT_REFLECTED') ? 'not-reflected' : 'unfamiliar';
}

/**
 * The outcome of a request that failed as a whole. If the server rejected it, the change was not made. If the response
 * was lost or the server has a bug, the change may have been made.
 */
export function toFailureOutcome(cause: unknown, patch: CaseOperationPatch): Outcome {
  const error = toRequestError(cause);
  const rejected = CombinedGraphQLErrors.is(cause)
    ? // An error at a path occurred during the change, or after it while the result was read. Of those, only that of
      // the sign-in excludes a change.
      cause.errors.every(({ path, extensions }) => !path || extensions?.['code'] === 'UNAUTHENTICATED')
    : ServerError.is(cause) && cause.statusCode < 500;
  if (!rejected || error.code === 'INTERNAL_SERVER_ERROR') return lost(patch);
  return { kind: 'not-sent', error };
}

function lost(patch: CaseOperationPatch): Outcome {
  const message = 'The change was sent to the server, but no valid response was received.';
  return {
    kind: 'doubtful',
    doubt: 'lost',
    errors: [{ message, field: null }],
    patch,
    present: null,
    sent: null,
    requestId: null,
  };
}
