import type { OperationKey, WireValues } from '../plan.js';

/** Everything that an operation ever was, from the first state on. */
export interface Version {
  readonly at: number;
  readonly values: WireValues;
  /** The number of the update, or who else wrote. */
  readonly by: number | 'start' | 'job' | 'other';
}

/** An operation as one answer showed it. */
export interface Display {
  readonly operation: OperationKey;
  readonly version: number;
  readonly json: WireValues;
}

type End =
  | { readonly kind: 'answer'; readonly status: number; readonly envelope: boolean }
  | { readonly kind: 'failure'; readonly code: string };

/** One request to the upstream; those of a `$batch` one by one. */
export interface Exchange {
  readonly number: number;
  readonly process: number;
  /** The call of a client that caused it. */
  readonly call: number;
  readonly caller: string;
  readonly method: 'GET' | 'PATCH' | 'POST';
  readonly path: string;
  readonly operation: OperationKey | undefined;
  readonly update: number | undefined;
  /** The number of the `$batch` that it travelled in. */
  readonly batch: number | undefined;
  readonly sentAt: number;
  /** Whether any byte left the process. */
  left: boolean;
  fault: string | undefined;
  /** When its change was made; a PATCH of which nothing is written has no effect. */
  appliedAt: number | undefined;
  endedAt: number | undefined;
  end: End | undefined;
  displays: readonly Display[];
}

export interface History {
  readonly exchanges: Exchange[];
  readonly versions: ReadonlyMap<OperationKey, Version[]>;
}

/** The index of the version that stood at a time. */
export function versionAt(versions: readonly Version[], time: number): number {
  let index = versions.length - 1;
  while (index > 0 && versions[index]!.at > time) index -= 1;
  return index;
}

/** Graph turned the request away before it began. */
const turnedAway: ReadonlySet<number> = new Set([424, 425, 429, 509]);

/** Whether an answer says for certain that nothing was done. */
export function hadNoEffect({ left, end }: Exchange): boolean {
  if (!left) return true;
  if (end?.kind !== 'answer') return false;
  if (turnedAway.has(end.status)) return true;
  return end.envelope && (end.status === 501 || (end.status >= 400 && end.status < 500));
}

export function isSuccess({ end }: Exchange): boolean {
  return end?.kind === 'answer' && end.status >= 200 && end.status < 300;
}
