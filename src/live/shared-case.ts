import type { CaseOperation } from '../domain/case-operation.js';
import type { StaleReason } from '../domain/live.js';

/** What one process tells the others of a case. */
export interface CaseNews {
  /** Operations that have changed. */
  readonly operations: readonly CaseOperation[];
  /** Why the case could not be read; null if it could. */
  readonly staleReason: StaleReason | null;
}

/** The result of asking for the turn to read a case. */
type Turn =
  /** This process reads; the order is that of its read among the news of all processes. */
  | { readonly mayRead: true; readonly order: number | undefined }
  /** Another process has read, or is reading. */
  | { readonly mayRead: false; readonly waitMs: number };

/** The scope of a read of all operations, which includes that of each. */
export const wholeCase = '*';

/** A watched case that several processes read in turns. */
export interface SharedCase {
  /** Resolves when news arrive, and after a short time in any case: what is read later misses none. */
  readonly ready: Promise<void>;
  /**
   * Asks for the turn to read. A process that has missed news gets it, and one that cannot reach the others, too.
   *
   * @param intervalMs Milliseconds within which a read of another process is recent enough for this one.
   * @param scope What is read: `wholeCase`, or the ids of operations.
   */
  readonly takeTurn: (intervalMs: number, scope: string) => Promise<Turn>;
  /** @param order That of the turn; of an update if absent. */
  publish(news: CaseNews, order?: number): void;
  readonly leave: () => void;
}

/** The watched cases of several processes. */
export interface SharedCases {
  /** @param onNews Receives the news of the other processes, in order. */
  join(identity: string, caseId: string, onNews: (news: CaseNews) => void): SharedCase;
  /** Publishes an operation that an update has changed, also of a case that this process does not watch. */
  publishUpdate(identity: string, operation: CaseOperation): void;
}
