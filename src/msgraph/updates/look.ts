import type { CaseOperationsError } from '../../domain/errors.js';
import type { OperationSnapshot } from '../wire/operation.js';
import type { JsonObject } from '../wire/readers.js';
import { findUnshown } from '../wire/shown.js';
import { type OperationUpdate, requireOwn } from './operation-update.js';

/** Milliseconds before each look at an operation after a PATCH: a read may lag behind a write. */
const lookPausesMs: readonly number[] = [0, 500, 2_000, 5_000];

/** What looking at an operation found. */
interface Look {
  /** The operation, if it shows the body. */
  readonly shown?: OperationSnapshot | undefined;
  readonly last?: OperationSnapshot | undefined;
  /** Whether the last look read `last`: false if it failed. */
  readonly isCurrent?: boolean;
  readonly error?: CaseOperationsError | undefined;
}

/**
 * Reads the operation until it shows the body, with growing pauses; returns the last snapshot in either case.
 *
 * @param before The operation before the PATCH, if it was read.
 */
export async function look(update: OperationUpdate, before: JsonObject | undefined): Promise<Look> {
  let last: OperationSnapshot | undefined;
  let error: CaseOperationsError | undefined;
  let isCurrent = false;
  await update.beforeLook();
  for (const ms of lookPausesMs) {
    if (!(await update.pause(ms))) break;
    try {
      isCurrent = false;
      last = await update.look();
      isCurrent = true;
      if (findUnshown(update.body, last.json, before).length === 0) return { shown: last, last };
    } catch (thrown) {
      error = requireOwn(thrown);
    }
  }
  return { last, isCurrent, error };
}
