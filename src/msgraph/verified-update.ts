import type { CaseOperation, CaseOperationRef } from '../domain/case-operation.js';
import { CaseOperationsError, type ErrorReason, createError } from '../domain/errors.js';
import { type PatchMatch, differences, comparePatch } from '../domain/patch/compare-patch.js';
import type { CaseOperationPatch } from '../domain/patch/patch.js';
import { hasNoContent, readRequestedOperation } from './wire/responses.js';
import { type Clock, sleepUnlessAborted } from './transport/clock.js';
import { getRequestId } from './transport/request-id.js';
import type { GraphRequest, Send } from './transport/send.js';

/** Failures after which the change may have been made. Of all others Graph said that it was not, or never got it. */
const ambiguous: ReadonlySet<ErrorReason> = new Set(['unavailable', 'upstreamTimeout', 'invalidResponse']);

export interface VerifiedUpdateDependencies {
  /** The chain of layers; what it answers is a success. */
  readonly send: Send;
  /** Reads the operation now, not from anything read before. */
  readonly readNow: (ref: CaseOperationRef) => Promise<CaseOperation>;
  readonly clock: Clock;
  /** What the operation showed before the change. */
  readonly expect?: CaseOperationPatch | undefined;
}

/** A try of which it is not known whether the change was made. */
class Doubt {
  readonly error: CaseOperationsError;
  /** Whether Graph may still be at work on the request: it has not said that it is done. */
  readonly pending: boolean;

  constructor(error: CaseOperationsError) {
    this.error = error;
    this.pending = error.cause !== undefined || error.reason !== 'unavailable';
  }
}

/** What reading after a doubtful try shows; 'unknown' where it shows nothing. */
type Finding =
  { readonly match: Exclude<PatchMatch, 'all'> | 'unknown' } | { readonly operation: CaseOperation };

function onlyOurs(error: unknown): CaseOperationsError {
  if (error instanceof CaseOperationsError) return error;
  throw error;
}

/**
 * Sends a PATCH and finds out what became of it. It ends in one of three truths: the operation with the change;
 * a failure after which nothing was changed; or OUTCOME_UNKNOWN.
 *
 * After a reset, a time-out, a 5xx or a body that is no operation, the operation is read and compared: all of
 * the patch is there, then it was made; none, then it is tried once more; part of it, or no answer, then
 * nobody can tell.
 */
export async function verifiedUpdate(
  ref: CaseOperationRef,
  patch: CaseOperationPatch,
  request: GraphRequest,
  { send, readNow, clock, expect }: VerifiedUpdateDependencies,
): Promise<CaseOperation> {
  /** Graph accepted it: a failure to read must not look like a failure to write, nor a promise like its keeping. */
  const readBack = async () => {
    const operation = await readNow(ref).catch((error: unknown) => {
      throw createError('readBackFailed', onlyOurs(error).details, { cause: error });
    });
    if (comparePatch(patch, operation) !== 'all')
      throw createError('outcomeUnknown', { caseOperation: operation });
    return operation;
  };

  const tryOnce = async (freshConnection: boolean): Promise<CaseOperation | Doubt> => {
    try {
      const response = await send({ ...request, freshConnection });
      if (hasNoContent(response)) return await readBack();
      const operation = readRequestedOperation(ref, response);
      return operation ?? new Doubt(createError('invalidResponse', { requestId: getRequestId(response) }));
    } catch (error) {
      if (!ambiguous.has(onlyOurs(error).reason)) throw error;
      return new Doubt(onlyOurs(error));
    }
  };

  const lookFor = async (): Promise<Finding> => {
    try {
      const operation = await readNow(ref);
      const match = comparePatch(patch, operation);
      if (match === 'all') return { operation };
      // What the caller saw before is gone: somebody else was here.
      return { match: expect && differences(expect, operation).length > 0 ? 'unknown' : match };
    } catch (error) {
      onlyOurs(error);
      return { match: 'unknown' };
    }
  };

  /** Waits as the failure asks; false when that would take too long. */
  const mayTryAgain = async ({ error: { details } }: Doubt): Promise<boolean> => {
    const wait = (details.retryAfterSeconds ?? 0) * 1000;
    if (wait >= request.deadline.remainingMs()) return false;
    return sleepUnlessAborted(clock, wait, request.deadline.signal);
  };

  let pending = false;
  for (let tries = 1; ; tries += 1) {
    const outcome = await tryOnce(tries > 1).catch((error: unknown) => {
      // A certain failure of this try says nothing of one before it that Graph may still be at work on.
      // A conflict of the second try may be with the first.
      const unsure = pending || (tries > 1 && onlyOurs(error).reason === 'conflict');
      throw unsure ? createError('outcomeUnknown', onlyOurs(error).details, { cause: error }) : error;
    });
    if (!(outcome instanceof Doubt)) return outcome;
    const { error } = outcome;
    pending ||= outcome.pending;
    const finding = await lookFor();
    if ('operation' in finding) return finding.operation;
    if (finding.match !== 'none') throw createError('outcomeUnknown', error.details, { cause: error });
    if (tries === 2 || !(await mayTryAgain(outcome))) {
      throw createError(pending ? 'outcomeUnknown' : 'notApplied', error.details, { cause: error });
    }
  }
}
