import { Cancellation, type CancelSignal, EitherSignal } from './cancel-signal.js';
import type { Clock } from './clock.js';

/** The time limit of one GraphQL request; every wait and every attempt ends before it. */
export interface Deadline {
  /** Returns the remaining milliseconds; 0 after the deadline. */
  remainingMs(): number;
  /** Aborted when the client disconnects, and when the server stops. */
  readonly signal: CancelSignal;
  /** The same time limit without the client: a write that has left the process is carried to its end. */
  readonly withoutClient: Deadline;
}

/** A time limit that a client does not end. */
class EndingDeadline implements Deadline {
  readonly remainingMs: () => number;
  readonly signal: CancelSignal;

  constructor(remainingMs: () => number, signal: CancelSignal) {
    this.remainingMs = remainingMs;
    this.signal = signal;
  }

  get withoutClient(): Deadline {
    return this;
  }
}

/** The deadlines of a process, which end early when it stops. */
export interface Deadlines {
  /** @param ms Milliseconds from now. @param clientSignal Aborted when the client disconnects. */
  create(ms: number, clientSignal: CancelSignal): Deadline;
  /** Ends all deadlines after a number of milliseconds at the latest. */
  endWithin(ms: number): void;
}

export function createDeadlines(clock: Clock): Deadlines {
  const stopped = new Cancellation();
  let stopAt = Infinity;
  return {
    create(ms, clientSignal) {
      const end = clock.now() + ms;
      const remainingMs = () => Math.max(0, Math.min(end, stopAt) - clock.now());
      const withoutClient = new EndingDeadline(remainingMs, stopped);
      return { remainingMs, signal: new EitherSignal(clientSignal, stopped), withoutClient };
    },
    endWithin(ms) {
      stopAt = Math.min(stopAt, clock.now() + ms);
      clock.schedule(ms, () => {
        stopped.abort();
      });
    },
  };
}
