import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { type Problem, problemOf } from '../apollo/problem';
import type {
  CaseOperationPatch,
  OperationWithDetailsFragment,
  UpdateOperationMutation,
} from '../gql/graphql';

type Payload = NonNullable<UpdateOperationMutation['updateCaseOperation']>;
type UserError = Payload['userErrors'][number];
type PlannedRequest = NonNullable<Payload['plannedRequest']>;

/** What became of a change. There are three truths: it was made, it was not made, nobody knows. */
export type Outcome =
  | { readonly kind: 'made' }
  | {
      readonly kind: 'not-made';
      readonly errors: readonly UserError[];
      /** The operation as it is, where the server had to look. */
      readonly present: OperationWithDetailsFragment | null;
    }
  | { readonly kind: 'not-sent'; readonly problem: Problem }
  | {
      readonly kind: 'unknown';
      readonly message: string;
      readonly patch: CaseOperationPatch;
      /** What went to Microsoft Graph, if the server could tell. */
      readonly sent: PlannedRequest | null;
      readonly requestId: string | null;
    };

export function outcomeOf(payload: Payload | null | undefined, patch: CaseOperationPatch): Outcome {
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
 * What a failure of the whole request says. A refusal of the server is certain: the change was not made. But when the
 * answer was lost on the way to this browser, or the server met a bug, the change may have been made.
 */
export function outcomeOfFailure(error: unknown, patch: CaseOperationPatch): Outcome {
  const problem = problemOf(error);
  const refused = CombinedGraphQLErrors.is(error)
    ? // An error further in came up after the change, in reading what to show of it.
      error.errors.every(({ path = [] }) => path.length <= 1)
    : ServerError.is(error) && error.statusCode < 500;
  if (!refused || problem.code === 'INTERNAL_SERVER_ERROR') return lost(patch);
  return { kind: 'not-sent', problem };
}

function lost(patch: CaseOperationPatch): Outcome {
  const message = 'The change was sent to the server, and no usable answer came back.';
  return { kind: 'unknown', message, patch, sent: null, requestId: null };
}
