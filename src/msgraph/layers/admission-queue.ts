import type { Clock } from '../transport/clock.js';
import type { Deadline } from '../transport/deadline.js';

interface Waiting {
  readonly priority: number;
  readonly deadline: Deadline;
  /** Lets it in (0), or sends it away with the milliseconds that the turnstile stays closed. */
  readonly settle: (wait: number) => void;
}

/** So many wait at the most: at five requests a minute nobody behind them would be let in in time. */
const maxWaiting = 500;

/** Lets requests through, or keeps them waiting in order of priority while it is closed. */
export interface AdmissionQueue {
  /**
   * 0 when the request may go: it must `leave` when it has its answer. Else the milliseconds until the
   * turnstile opens, which is after the deadline.
   */
  enter(priority: number, deadline: Deadline): Promise<number>;
  /** @param hasTried Whether it was the one that tried (see `isTrying`). */
  leave(hasTried: boolean): void;
  /** Whether one is in to try. While it is, nobody else enters: who asks right after entering is the one. */
  isProbing(): boolean;
  /** Closes for so many milliseconds from now; never opens earlier than it was going to. */
  close(ms: number): void;
  /** Whether nobody is in or waiting and it is open: it holds no state worth keeping. */
  isIdle(): boolean;
}

/**
 * After it was closed, the turnstile lets one request through to try (the first by priority, then by arrival);
 * the others follow when that one has left and has not closed it again.
 */
export function createAdmissionQueue(clock: Clock): AdmissionQueue {
  let closedUntil = 0;
  let trying = false;
  let inside = 0;
  let waking = false;
  let queue: Waiting[] = [];

  const closedFor = () => Math.max(0, closedUntil - clock.now());

  const dismissLate = () => {
    const wait = closedFor();
    for (const waiting of queue.filter(({ deadline }) => deadline.remainingMs() <= wait))
      waiting.settle(Math.max(wait, 1));
  };

  const admit = () => {
    if (closedFor() > 0 || trying) return;
    const next = [...queue].sort((a, b) => a.priority - b.priority);
    for (const waiting of closedUntil > 0 ? next.slice(0, 1) : next) waiting.settle(0);
  };

  const wakeWhenOpen = () => {
    if (waking || queue.length === 0 || closedFor() === 0) return;
    waking = true;
    void clock.sleep(closedFor()).then(() => {
      waking = false;
      admit();
      wakeWhenOpen();
    });
  };

  const join = (priority: number, deadline: Deadline) =>
    new Promise<number>((resolve) => {
      if (deadline.signal.aborted || queue.length >= maxWaiting) {
        resolve(Math.max(closedFor(), 1));
        return;
      }
      const onAbort = () => {
        settle(Math.max(closedFor(), 1));
      };
      // Also while another one tries: nobody waits past their deadline.
      const cancelAlarm = clock.schedule(deadline.remainingMs(), onAbort);
      const settle = (wait: number) => {
        cancelAlarm();
        deadline.signal.removeEventListener('abort', onAbort);
        queue = queue.filter((other) => other !== waiting);
        if (wait === 0) {
          inside += 1;
          trying = closedUntil > 0;
        }
        resolve(wait);
      };
      const waiting: Waiting = { priority, deadline, settle };
      deadline.signal.addEventListener('abort', onAbort);
      queue.push(waiting);
    });

  return {
    enter(priority, deadline) {
      const entered = join(priority, deadline);
      dismissLate();
      admit();
      wakeWhenOpen();
      return entered;
    },
    isProbing: () => trying,
    leave(hasTried) {
      inside -= 1;
      // The one that tried came back and the turnstile is still open: it is open to all.
      if (hasTried) {
        trying = false;
        if (closedFor() === 0) closedUntil = 0;
      }
      admit();
      wakeWhenOpen();
    },
    close(ms) {
      closedUntil = Math.max(closedUntil, clock.now() + ms);
      dismissLate();
    },
    isIdle: () => inside === 0 && queue.length === 0 && closedFor() === 0,
  };
}
