import { CaseOperationsError } from '../../domain/errors.js';
import type { GraphResponse } from '../transport/send.js';
import type { OperationSnapshot } from '../wire/operation.js';
import type { JsonObject } from '../wire/readers.js';

/** What one update sends, reads and waits with. Every function fails with a `CaseOperationsError`. */
export interface OperationUpdate {
  /** The body of the PATCH. */
  readonly body: JsonObject;
  /** The values that the operation must have for the PATCH to be sent, in the form of a PATCH body. */
  readonly expected?: JsonObject | undefined;
  /**
   * Sends the PATCH. Returns undefined, without sending it, if it had to wait since `current` was read.
   *
   * @param current The operation that has the expected values.
   */
  send(current: OperationSnapshot | undefined): Promise<GraphResponse | undefined>;
  /** Returns the operation in a response; undefined for a response without it. */
  readResponse(response: GraphResponse): OperationSnapshot | undefined;
  /** Reads the operation before the PATCH. */
  check(): Promise<OperationSnapshot>;
  /** Reads the operation after the PATCH. */
  look(): Promise<OperationSnapshot>;
  /** Called when a PATCH may still be applied later, also if the operation shows it now. */
  onPending(): void;
  /** Waits until the operation can be read together with those of other updates. */
  beforeLook(): Promise<void>;
  /** Waits; returns false at once if the deadline does not allow it. */
  pause(ms: number): Promise<boolean>;
}

/** Returns an error of an update; rethrows any other, which is a bug. */
export function requireOwn(error: unknown): CaseOperationsError {
  if (error instanceof CaseOperationsError) return error;
  throw error;
}
