import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { type RequestError, toRequestError } from '../apollo/request-error';
import type {
  CaseOperationPatch,
  OperationWithDetailsFragment,
  UpdateOperationMutation,
} from '../gql/graphql';

type Payload = NonNullable<UpdateOperationMutation['updateCaseOperation']>;
type UserError = Payload['userErrors'][number];
type PlannedRequest = NonNullable<Payload['plannedRequest']>;

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
  | {
      readonly kind: 'unknown';
      readonly message: string;
      readonly patch: CaseOperationPatch;
      /** The request that was sent to Microsoft Graph, if the server returned it. */
      readonly sent: PlannedRequest | null;
      readonly requestId: string | null;
    };

export function toOutcome(payload: Payload | null | undefined, patch: CaseOperationPatch): Outcome {
  if (!payload) return lost(patch);
  const unknown = payload.userErrors.find(({ code }) => code === 'OUTCOME_UNKNOWN');
  if (unknown) {
    const { message, requestId } = unknown;
    return { kind: 'unknown', message, patch, sent: payload.plannedRequest, requestId };
  }
  if (payload.userErrors.length === 0) return { kind: 'made' };
  return { kind: 'not-made', errors: payload.userErrors, present: payload.caseOperation };
}

/**
 * The outcome of a request that failed as a whole. If the server rejected it, the change was not made. If the response
 * was lost or the server has a bug, the change may have been made.
 */
export function toFailureOutcome(cause: unknown, patch: CaseOperationPatch): Outcome {
  const error = toRequestError(cause);
  const rejected = CombinedGraphQLErrors.is(cause)
    ? // An error at a longer path occurred after the change, while the result was read.
      cause.errors.every(({ path = [] }) => path.length <= 1)
    : ServerError.is(cause) && cause.statusCode < 500;
  if (!rejected || error.code === 'INTERNAL_SERVER_ERROR') return lost(patch);
  return { kind: 'not-sent', error };
}

function lost(patch: CaseOperationPatch): Outcome {
  const message = 'The change was sent to the server, but no valid response was received.';
  return { kind: 'unknown', message, patch, sent: null, requestId: null };
}
