import type { CaseOperation, CaseOperationRef } from '../domain/case-operation.js';
import { CaseOperationsError, type ErrorReason, createError } from '../domain/errors.js';
import { type PatchMatch, comparePatch, getDifferences } from '../domain/patch/compare-patch.js';
import type { CaseOperationPatch } from '../domain/patch/patch.js';
import { type Clock, sleepUnlessAborted } from './transport/clock.js';
import { getRequestId } from './transport/request-id.js';
import type { GraphRequest, Send } from './transport/send.js';
import { hasNoContent, readRequestedOperation } from './wire/responses.js';

/** Errors after which the change may have been applied. After all others Graph rejected or never received it. */
const ambiguousReasons: ReadonlySet<ErrorReason> = new Set([
  'unavailable',
  'upstreamTimeout',
  'invalidResponse',
]);

export interface VerifiedUpdate {
  readonly ref: CaseOperationRef;
  readonly patch: CaseOperationPatch;
  readonly request: GraphRequest;
  /** The values that the operation had before the change. */
  readonly expect?: CaseOperationPatch | undefined;
}

export interface VerifiedUpdateDependencies {
  /** The chain of layers; it returns successful responses only. */
  readonly send: Send;
  /** Reads the operation without a cache. */
  readonly readNow: (ref: CaseOperationRef) => Promise<CaseOperation>;
  readonly clock: Clock;
}

/** The result of an attempt after which it is unknown whether the change was applied. */
class AmbiguousFailure {
  readonly error: CaseOperationsError;
  /** Whether Graph may still be processing the request: it has not reported its end. */
  readonly pending: boolean;

  constructor(error: CaseOperationsError) {
    this.error = error;
    this.pending = error.cause !== undefined || error.reason !== 'unavailable';
  }
}

/** The result of reading the operation after an ambiguous failure; 'unknown' if it proves nothing. */
type Verification =
  { readonly match: Exclude<PatchMatch, 'all'> | 'unknown' } | { readonly operation: CaseOperation };

function requireOwnError(error: unknown): CaseOperationsError {
  if (error instanceof CaseOperationsError) return error;
  throw error;
}

/** The single steps of an update. */
function createSteps(
  { ref, patch, request, expect }: VerifiedUpdate,
  { send, readNow, clock }: VerifiedUpdateDependencies,
) {
  /** Graph accepted the change: a failed read must not look like a failed write, nor acceptance like success. */
  const readBack = async () => {
    const operation = await readNow(ref).catch((error: unknown) => {
      throw createError('readBackFailed', requireOwnError(error).details, { cause: error });
    });
    if (comparePatch(patch, operation) !== 'all')
      throw createError('outcomeUnknown', { caseOperation: operation });
    return operation;
  };

  const attempt = async (freshConnection: boolean): Promise<CaseOperation | AmbiguousFailure> => {
    try {
      const response = await send({ ...request, freshConnection });
      if (hasNoContent(response)) return await readBack();
      const operation = readRequestedOperation(ref, response);
      const requestId = getRequestId(response);
      return operation ?? new AmbiguousFailure(createError('invalidResponse', { requestId }));
    } catch (error) {
      if (!ambiguousReasons.has(requireOwnError(error).reason)) throw error;
      return new AmbiguousFailure(requireOwnError(error));
    }
  };

  const verify = async (): Promise<Verification> => {
    try {
      const operation = await readNow(ref);
      const match = comparePatch(patch, operation);
      if (match === 'all') return { operation };
      // The operation no longer has the expected values: another client has changed it.
      return { match: expect && getDifferences(expect, operation).length > 0 ? 'unknown' : match };
    } catch (error) {
      requireOwnError(error);
      return { match: 'unknown' };
    }
  };

  /** Waits as the failure requires; returns false if that would exceed the deadline. */
  const waitForRetry = async ({ error: { details } }: AmbiguousFailure): Promise<boolean> => {
    const wait = (details.retryAfterSeconds ?? 0) * 1000;
    if (wait >= request.deadline.remainingMs()) return false;
    return sleepUnlessAborted(clock, wait, request.deadline.signal);
  };

  return { attempt, verify, waitForRetry };
}

/**
 * Sends a PATCH and verifies its outcome. There are three results: the operation with the change; an error after
 * which nothing was changed; or OUTCOME_UNKNOWN.
 *
 * After a connection reset, a timeout, a 5xx or an invalid body, the operation is read and compared with the
 * patch. If it has all values, the change was applied; if it has none, there is a second attempt; if it has some
 * of them or cannot be read, the outcome is unknown.
 */
export async function verifiedUpdate(
  update: VerifiedUpdate,
  dependencies: VerifiedUpdateDependencies,
): Promise<CaseOperation> {
  const { attempt, verify, waitForRetry } = createSteps(update, dependencies);
  let pending = false;
  for (let attempts = 1; ; attempts += 1) {
    const outcome = await attempt(attempts > 1).catch((error: unknown) => {
      // A definite failure of this attempt does not settle an earlier one that Graph may still be processing.
      // A conflict of the second attempt may be with the first.
      const isUnknown = pending || (attempts > 1 && requireOwnError(error).reason === 'conflict');
      throw isUnknown
        ? createError('outcomeUnknown', requireOwnError(error).details, { cause: error })
        : error;
    });
    if (!(outcome instanceof AmbiguousFailure)) return outcome;
    const { error } = outcome;
    pending ||= outcome.pending;
    const verification = await verify();
    if ('operation' in verification) return verification.operation;
    if (verification.match !== 'none') throw createError('outcomeUnknown', error.details, { cause: error });
    if (attempts === 2 || !(await waitForRetry(outcome))) {
      throw createError(pending ? 'outcomeUnknown' : 'notApplied', error.details, { cause: error });
    }
  }
}
