import { CaseOperationsError, type ErrorReason, createError } from '../../domain/errors.js';
import { retryDefaults } from '../layers/retry-policy.js';
import type { GraphResponse } from '../transport/send.js';
import type { OperationSnapshot } from '../wire/operation.js';
import type { JsonObject } from '../wire/readers.js';
import { findUnshown } from '../wire/shown.js';
import { look } from './look.js';
import { type OperationUpdate, requireOwn } from './operation-update.js';

/** Errors after which Graph has certainly not processed the PATCH, if it had no effect, and may process the next one. */
const notProcessed: ReadonlySet<ErrorReason> = new Set(['throttled', 'skipped', 'unavailable']);

/** A PATCH that may have had an effect, and the operation as it was last read, which does not show it. */
interface Doubt {
  readonly error: CaseOperationsError;
  readonly last: OperationSnapshot | undefined;
  /** Whether `last` was read by the last look. Otherwise the operation may have changed since. */
  readonly isCurrent: boolean;
}

/** How sending the PATCH ended. */
interface SentPatch {
  /** The response, or the error after which the PATCH may have had an effect. */
  readonly result: GraphResponse | CaseOperationsError;
  /** The operation as it was before, if it was read. */
  readonly before: JsonObject | undefined;
}

function toUnknown({ error, last }: Doubt): CaseOperationsError {
  return createError(
    'outcomeUnknown',
    { ...error.details, caseOperation: error.details.caseOperation ?? last?.operation },
    { cause: error },
  );
}

/** Graph accepted the PATCH: a failure to read is not a failure to write, and acceptance is not the change. */
async function confirm(
  update: OperationUpdate,
  response: GraphResponse,
  before: JsonObject | undefined,
): Promise<OperationSnapshot> {
  const returned = update.readResponse(response);
  if (returned && findUnshown(update.body, returned.json, before).length === 0) return returned;
  const { shown, last = returned, error } = await look(update, before);
  // 202 promises the change for later; what shows it may have been there before.
  const isNew = before !== undefined && findUnshown(update.body, before).length > 0;
  if (response.status === 202 && !(shown && isNew)) update.onPending();
  if (shown) return shown;
  if (!last) throw createError('readBackFailed', { ...error?.details, effect: undefined }, { cause: error });
  const unshown = findUnshown(update.body, last.json, before);
  throw createError('notReflected', { caseOperation: last.operation, unshown });
}

/** Reads the operation; fails with CONFLICT unless it has the expected values. */
async function requireExpected(update: OperationUpdate): Promise<OperationSnapshot | undefined> {
  if (!update.expected) return undefined;
  const current = await update.check();
  if (findUnshown(update.expected, current.json).length === 0) return current;
  throw createError('conflict', { caseOperation: current.operation });
}

/**
 * Sends the PATCH until it had an effect, may have had one or cannot be sent. Only a PATCH that was not processed is
 * sent again here, and only one with expected values, which are read again before.
 *
 * @param confirmed The operation with the expected values, if it has just been read.
 */
async function send(update: OperationUpdate, confirmed?: OperationSnapshot): Promise<SentPatch> {
  const { maxRetries, baseDelayMs } = retryDefaults;
  let current = confirmed ?? (await requireExpected(update));
  for (let retries = 0; ;) {
    try {
      const response = await update.send(current);
      if (response) return { result: response, before: current?.json };
    } catch (thrown) {
      const error = requireOwn(thrown);
      const { effect = 'none', retryAfterSeconds } = error.details;
      if (effect === 'pending') update.onPending();
      if (effect !== 'none') return { result: error, before: current?.json };
      const mayWait = notProcessed.has(error.reason) && update.expected !== undefined && retries < maxRetries;
      const wait = retryAfterSeconds === undefined ? baseDelayMs : retryAfterSeconds * 1000;
      if (!mayWait || !(await update.pause(wait))) throw error;
      retries += 1;
    }
    current = await requireExpected(update);
  }
}

/** Sends the PATCH and looks for its effect. */
async function sendOnce(
  update: OperationUpdate,
  confirmed?: OperationSnapshot,
): Promise<OperationSnapshot | Doubt> {
  const { result, before } = await send(update, confirmed);
  if (!(result instanceof CaseOperationsError)) return confirm(update, result, before);
  // Retry-After is honoured before the operation is read, too.
  const mayLook = await update.pause((result.details.retryAfterSeconds ?? 0) * 1000);
  const { shown, last, isCurrent = false } = mayLook ? await look(update, before) : {};
  return shown ?? { error: result, last, isCurrent };
}

function isDoubt(result: OperationSnapshot | Doubt): result is Doubt {
  return 'error' in result;
}

/** Whether the caller allowed a second effect: the first PATCH has ended, and the expected values are still there. */
function mayRepeat({ expected }: OperationUpdate, { error, last }: Doubt): boolean {
  return (
    error.details.effect === 'maybe' &&
    expected !== undefined &&
    last !== undefined &&
    findUnshown(expected, last.json).length === 0
  );
}

/**
 * Updates an operation and finds out what became of it. The result is one of three: the operation with the change;
 * an error after which nothing was changed, because the PATCH was never sent or Graph refused it; or an error that
 * claims neither (OUTCOME_UNKNOWN, NOT_REFLECTED).
 *
 * Only what an operation shows proves a change, and nothing that it does not show disproves one: a read may lag. So
 * a PATCH that may have had an effect is repeated only if the caller stated what the operation must show before.
 */
export async function updateOperation(update: OperationUpdate): Promise<OperationSnapshot> {
  const first = await sendOnce(update);
  if (!isDoubt(first)) return first;
  if (!mayRepeat(update, first)) throw toUnknown(first);
  let second;
  try {
    second = await sendOnce(update, first.isCurrent ? first.last : undefined);
  } catch (thrown) {
    const error = requireOwn(thrown);
    if ((error.details.effect ?? 'none') !== 'none' || error.code === 'NOT_REFLECTED') throw error;
    // A certain end of the second PATCH says nothing of the first.
    throw toUnknown({ ...first, error });
  }
  if (isDoubt(second)) throw toUnknown(second);
  return second;
}
