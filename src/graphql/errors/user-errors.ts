import { CaseOperationsError, type ErrorCode, createError } from '../../domain/errors.js';
import type { UserErrorCode } from './error-codes.js';

/** An error that the caller of a mutation can act on. */
interface MutationError {
  readonly code: UserErrorCode;
  readonly message: string;
  readonly field: readonly string[] | null;
  readonly retryAfterSeconds: number | null;
  readonly requestId: string | null;
  readonly clientRequestId: string | null;
  readonly claims: string | null;
}

export interface WithUserErrors {
  readonly userErrors: readonly MutationError[];
}

/** The result of a mutation, or its errors with their data. */
export type Outcome<T> = (T & WithUserErrors) | WithUserErrors;

/** The codes that do not exclude a change. */
const uncertainCodes: ReadonlySet<ErrorCode> = new Set(['NOT_REFLECTED', 'OUTCOME_UNKNOWN']);

/** Whether the message states that nothing was changed. Not after an earlier update that may still change something. */
function excludesChange({ code, reason }: CaseOperationsError): boolean {
  return !uncertainCodes.has(code) && reason !== 'earlierUpdateUnknown';
}

function toUserErrors(error: CaseOperationsError, code: UserErrorCode): MutationError[] {
  const { details, message } = error;
  const common = {
    code,
    retryAfterSeconds: details.retryAfterSeconds ?? null,
    requestId: details.requestId ?? null,
    clientRequestId: details.clientRequestId ?? null,
    claims: details.claims ?? null,
  };
  return details.issues
    ? details.issues.map(({ message: issue, field }) => ({ ...common, message: issue, field }))
    : [
        {
          ...common,
          message: excludesChange(error) ? `${message} Nothing was changed.` : message,
          field: null,
        },
      ];
}

/**
 * Returns the result of a mutation, or its error as `userErrors`, with the operation or the request of the error.
 * Bugs and authentication errors are rethrown as top-level errors: the caller of a mutation cannot act on them, the
 * session of the client can.
 */
export async function withUserErrors<T extends object>(mutate: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ...(await mutate()), userErrors: [] };
  } catch (error) {
    if (!(error instanceof CaseOperationsError) || error.code === 'UNAUTHENTICATED') throw error;
    const { caseOperation = null, plannedRequest = null } = error.details;
    return { caseOperation, plannedRequest, userErrors: toUserErrors(error, error.code) } as WithUserErrors;
  }
}

/**
 * Returns the outcomes of several mutations. No error may hide the outcome of another mutation: an error that would
 * be a top-level error stays with its own result, unless all mutations fail with one.
 *
 * @param report Receives bugs, which the results only show as an unknown outcome.
 */
export async function withUserErrorsEach<T extends object>(
  mutations: readonly Promise<T>[],
  report: (bug: unknown) => void,
): Promise<Outcome<T>[]> {
  const settled = await Promise.allSettled(mutations.map((mutation) => withUserErrors(() => mutation)));
  const rejected = settled.filter((one) => one.status === 'rejected');
  if (rejected.length === settled.length) throw rejected[0]?.reason;
  return settled.map((one) => (one.status === 'fulfilled' ? one.value : toOwnResult(one.reason, report)));
}

function toOwnResult(error: unknown, report: (bug: unknown) => void): WithUserErrors {
  if (error instanceof CaseOperationsError) return { userErrors: toUserErrors(error, 'FORBIDDEN') };
  report(error);
  const bug = createError('outcomeUnknown');
  return { userErrors: toUserErrors(bug, 'OUTCOME_UNKNOWN') };
}
