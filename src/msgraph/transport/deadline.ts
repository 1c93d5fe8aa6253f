import type { Clock } from './clock.js';

/** Until when the work for one GraphQL request may go on. Every wait and every try fits in it. */
export interface Deadline {
  /** Milliseconds left; 0 when it has passed. */
  remainingMs(): number;
  /** Aborted when the client has gone away: there is nobody left to answer. */
  readonly signal: AbortSignal;
}

/** @param ms Milliseconds from now. */
export function createDeadline(ms: number, clock: Clock, signal: AbortSignal): Deadline {
  const end = clock.now() + ms;
  return { remainingMs: () => Math.max(0, end - clock.now()), signal };
}
