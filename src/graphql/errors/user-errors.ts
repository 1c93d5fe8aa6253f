import { CaseOperationsError, createError } from '../../domain/errors.js';
import { isUncertain } from '../../domain/update-outcome.js';
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

interface WithUserErrors {
  readonly userErrors: readonly MutationError[];
}

/** What a mutation repeats of its input. */
interface MutationInput {
  readonly clientMutationId?: string | null;
}

/** The payload of a mutation: its result, or its errors with their data. */
export type Payload<T> = (T | object) & WithUserErrors & { readonly clientMutationId: string | null };

/** Whether the message states that nothing was changed. Not after an earlier update that may still change something. */
function excludesChange(error: CaseOperationsError): boolean {
  return !isUncertain(error) && error.reason !== 'earlierUpdateUnknown';
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

/** The payload for an error: with the operation or the request of the error. */
function toFailure(error: CaseOperationsError, code: UserErrorCode): WithUserErrors {
  const { caseOperation = null, plannedRequest = null } = error.details;
  return { caseOperation, plannedRequest, userErrors: toUserErrors(error, code) } as WithUserErrors;
}

/** Adds the clientMutationId of the input; null if the error is that it is invalid. */
function echo<T extends WithUserErrors>(outcome: T, { clientMutationId = null }: MutationInput) {
  const isInvalid = outcome.userErrors.some(({ field }) => field?.at(-1) === 'clientMutationId');
  return { ...outcome, clientMutationId: isInvalid ? null : clientMutationId };
}

/**
 * Returns the payload of a mutation: its result, or its error as `userErrors`. Bugs and authentication errors are
 * rethrown as top-level errors: the caller of a mutation cannot act on them, the session of the client can.
 */
export async function toPayload<T extends object>(
  mutate: () => Promise<T>,
  input: MutationInput,
): Promise<Payload<T>> {
  try {
    return echo({ ...(await mutate()), userErrors: [] }, input);
  } catch (error) {
    if (!(error instanceof CaseOperationsError) || error.code === 'UNAUTHENTICATED') throw error;
    return echo(toFailure(error, error.code), input);
  }
}

/** The payload for an error that is a top-level error outside a list of mutations. */
function toOwnFailure(error: unknown, report: (bug: unknown) => void): WithUserErrors {
  if (error instanceof CaseOperationsError) return toFailure(error, 'FORBIDDEN');
  report(error);
  return toFailure(createError('outcomeUnknown'), 'OUTCOME_UNKNOWN');
}

/**
 * Returns the payloads of several mutations. No error may hide the outcome of another mutation: an error that would
 * be a top-level error stays with its own payload, unless all mutations fail with one.
 *
 * @param report Receives bugs, which the payloads only show as an unknown outcome.
 */
export async function toPayloads<T extends object>(
  mutations: readonly Promise<T>[],
  inputs: readonly MutationInput[],
  report: (bug: unknown) => void,
): Promise<Payload<T>[]> {
  const getInput = (index: number) => inputs[index] ?? {};
  const settled = await Promise.allSettled(
    mutations.map((mutation, index) => toPayload(() => mutation, getInput(index))),
  );
  const rejected = settled.filter((one) => one.status === 'rejected');
  if (rejected.length === settled.length) throw rejected[0]?.reason;
  return settled.map((one, index) =>
    one.status === 'fulfilled' ? one.value : echo(toOwnFailure(one.reason, report), getInput(index)),
  );
}
