import type { Clock } from './clock.js';

/** The time limit of one GraphQL request; every wait and every attempt ends before it. */
export interface Deadline {
  /** Returns the remaining milliseconds; 0 after the deadline. */
  remainingMs(): number;
  /** Aborted when the client disconnects. */
  readonly signal: AbortSignal;
}

/** @param ms Milliseconds from now. */
export function createDeadline(ms: number, clock: Clock, signal: AbortSignal): Deadline {
  const end = clock.now() + ms;
  return { remainingMs: () => Math.max(0, end - clock.now()), signal };
}
