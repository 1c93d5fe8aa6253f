import { CaseOperationsError, type ErrorCode } from '../domain/errors.js';
import type { UserErrorCodeName } from './types/user-error.js';

/** A failure that the caller of a mutation can act on. */
interface MutationError {
  readonly code: UserErrorCodeName;
  readonly message: string;
  readonly field: readonly string[] | null;
  readonly retryAfterSeconds: number | null;
  readonly requestId: string | null;
}

interface WithUserErrors {
  readonly userErrors: readonly MutationError[];
}

/** A mutation's result, or its errors and nothing of the result. */
export type Outcome<T> = (T & WithUserErrors) | WithUserErrors;

/** The codes that say for sure that nothing was changed. */
const unchanged: ReadonlySet<ErrorCode> = new Set([
  'INVALID_INPUT',
  'NOT_FOUND',
  'FORBIDDEN',
  'NOT_UPDATABLE',
  'CONFLICT',
  'THROTTLED',
]);

/** The user errors in a failure: one for each wrong part of the input, else one in all. */
function toUserErrors(error: CaseOperationsError): MutationError[] {
  const { code, facts, message } = error;
  // Left to the top level: the caller of a mutation cannot act on it, the client's session can.
  if (code === 'UNAUTHENTICATED') throw error;
  const common = {
    code,
    retryAfterSeconds: facts.retryAfterSeconds ?? null,
    requestId: facts.requestId ?? null,
  };
  return facts.problems
    ? facts.problems.map((problem) => ({ ...common, message: problem.message, field: problem.field }))
    : [
        {
          ...common,
          message: unchanged.has(code) ? `${message} Nothing was changed.` : message,
          field: null,
        },
      ];
}

/** What a mutation answers: its result, or the failure as `userErrors`. Bugs go on to the top level. */
export async function withUserErrors<T extends object>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ...(await work()), userErrors: [] };
  } catch (error) {
    if (!(error instanceof CaseOperationsError)) throw error;
    return { userErrors: toUserErrors(error) };
  }
}
