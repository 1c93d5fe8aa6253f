import { type CaseOperation, isTerminal } from '../domain/case-operation.js';

/** Milliseconds between two reads of a watched case, by what is known of it. */
export const intervalsMs = {
  /** An operation has changed since the read before. */
  moved: 20_000,
  /** Nothing has changed for `quietReads` reads. */
  quiet: 40_000,
  /** Nothing has changed for `longQuietReads` reads. */
  longQuiet: 120_000,
  /** No operation is running. */
  finished: 300_000,
} as const;

const quietReads = 3;
const longQuietReads = 10;

/** Milliseconds after its start in which an operation is expected to move. */
const youngMs = 120_000;

/** Part of an interval that is added at random, so that cases are not read at the same moment. */
const jitter = 0.1;

export interface WatchedState {
  /** Operations that are watched. */
  readonly operations: Iterable<CaseOperation>;
  /** Number of reads since an operation has changed. */
  readonly unchangedReads: number;
  /** Milliseconds since 1970. */
  readonly date: number;
}

function isYoung({ createdDateTime }: CaseOperation, date: number): boolean {
  return createdDateTime !== null && date - Date.parse(createdDateTime) < youngMs;
}

function getBaseInterval({ operations, unchangedReads, date }: WatchedState): number {
  const unfinished = [...operations].filter(({ status }) => !isTerminal(status));
  if (unfinished.length === 0) return intervalsMs.finished;
  if (unfinished.some((operation) => isYoung(operation, date))) return intervalsMs.moved;
  if (unchangedReads >= longQuietReads) return intervalsMs.longQuiet;
  return unchangedReads >= quietReads ? intervalsMs.quiet : intervalsMs.moved;
}

/**
 * Returns the milliseconds until a watched case is read again.
 *
 * @param random From 0 to 1.
 */
export function getInterval(state: WatchedState, random: number): number {
  return getBaseInterval(state) * (1 + jitter * random);
}
