import { CaseOperationsError, type ErrorCode, createError } from '../../domain/errors.js';
import type { UserErrorCodeName } from '../types/user-error.js';

/** A failure that the caller of a mutation can act on. */
interface MutationError {
  readonly code: UserErrorCodeName;
  readonly message: string;
  readonly field: readonly string[] | null;
  readonly retryAfterSeconds: number | null;
  readonly requestId: string | null;
  readonly clientRequestId: string | null;
  readonly claims: string | null;
}

interface WithUserErrors {
  readonly userErrors: readonly MutationError[];
}

/** A mutation's result, or its errors and what they carry. */
export type Outcome<T> = (T & WithUserErrors) | WithUserErrors;

/** The one code that does not say for sure that nothing was changed. */
const unsure: ErrorCode = 'OUTCOME_UNKNOWN';

function toUserErrors(error: CaseOperationsError, code: UserErrorCodeName): MutationError[] {
  const { details, message } = error;
  const common = {
    code,
    retryAfterSeconds: details.retryAfterSeconds ?? null,
    requestId: details.requestId ?? null,
    clientRequestId: details.clientRequestId ?? null,
    claims: details.claims ?? null,
  };
  return details.issues
    ? details.issues.map((problem) => ({ ...common, message: problem.message, field: problem.field }))
    : [{ ...common, message: code === unsure ? message : `${message} Nothing was changed.`, field: null }];
}

/**
 * What a mutation answers: its result, or the failure as `userErrors` with the operation or the request that it
 * carries. Bugs go on to the top level, and so do failures of authentication: the caller of a mutation cannot
 * act on them, the client's session can.
 */
export async function withUserErrors<T extends object>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ...(await work()), userErrors: [] };
  } catch (error) {
    if (!(error instanceof CaseOperationsError) || error.code === 'UNAUTHENTICATED') throw error;
    const { caseOperation = null, plannedRequest = null } = error.details;
    return { caseOperation, plannedRequest, userErrors: toUserErrors(error, error.code) } as WithUserErrors;
  }
}

/**
 * The outcomes of many mutations. Nothing that one of them meets may hide what became of another: what would go
 * to the top level stays with its own result, unless it is the fate of all.
 *
 * @param report Takes bugs, which the results only tell as an unknown outcome.
 */
export async function withUserErrorsEach<T extends object>(
  works: readonly Promise<T>[],
  report: (bug: unknown) => void,
): Promise<Outcome<T>[]> {
  const settled = await Promise.allSettled(works.map((work) => withUserErrors(() => work)));
  const rejected = settled.filter((one) => one.status === 'rejected');
  if (rejected.length === settled.length) throw rejected[0]?.reason;
  return settled.map((one) => (one.status === 'fulfilled' ? one.value : asOwnResult(one.reason, report)));
}

function asOwnResult(error: unknown, report: (bug: unknown) => void): WithUserErrors {
  if (error instanceof CaseOperationsError) return { userErrors: toUserErrors(error, 'FORBIDDEN') };
  report(error);
  const bug = createError('outcomeUnknown');
  return { userErrors: toUserErrors(bug, 'OUTCOME_UNKNOWN') };
}
