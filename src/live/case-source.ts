import type { CaseOperation } from '../domain/case-operation.js';

/** Reads a case once for its watchers. */
export interface CaseReader {
  getOperation(id: string): Promise<CaseOperation>;
  /** Lists all operations, in pages. */
  listOperations(): AsyncIterable<readonly CaseOperation[]>;
  /** Number of requests that were sent. */
  countRequests(): number;
  /** Milliseconds that Graph requires before the next read; it may do so in a successful response, too. */
  getRetryAfter(): number;
}

/** Reads a case with the credential of one watcher. */
export interface CaseSource {
  /**
   * @param isBackground Whether nobody waits for the result, so that all other requests come first.
   * @param signal Aborted when the result is not needed any more.
   */
  open(isBackground: boolean, signal: AbortSignal): CaseReader;
}
