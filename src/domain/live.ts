import type { CaseOperation, CaseOperationRef } from './case-operation.js';

/** Why a state could not be refreshed when it was due. */
export type StaleReason = 'THROTTLED' | 'UNREACHABLE';

/** The state of a watched operation. Each event is a whole state, so that a consumer may skip events. */
export interface CaseOperationProgress {
  readonly caseOperation: CaseOperation;
  /** When Microsoft Graph was read: a date-time of RFC 3339 in UTC. */
  readonly asOf: string;
  /** Whether a read that was due since `asOf` failed or was skipped. */
  readonly stale: boolean;
  /** Null unless stale. */
  readonly staleReason: StaleReason | null;
  /** Seconds until the next read; null if none is planned, as after a terminal status. */
  readonly nextExpectedInSeconds: number | null;
}

/**
 * Watches operations for one caller. An iteration starts with the present state, from memory if there is one, and
 * continues with each change. A consumer that is slower than the changes receives the newest state of each operation.
 * `return()` ends an iteration at once, also while it waits. Errors are `CaseOperationsError`s.
 */
export interface CaseWatch {
  /**
   * Ends after a terminal status; never after an unknown status. Fails with NOT_FOUND for an operation that does not
   * exist.
   */
  watchOperation(ref: CaseOperationRef): AsyncIterableIterator<CaseOperationProgress>;
  /** All operations of a case, also new ones. Ends when the consumer does. */
  watchOperations(caseId: string): AsyncIterableIterator<CaseOperationProgress>;
}
