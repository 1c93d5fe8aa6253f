import { performance } from 'node:perf_hooks';
import { type CancelSignal, neverCancelled } from './cancel-signal.js';

/** Time as a parameter: in tests, waiting takes no time. */
export interface Clock {
  /** Milliseconds of a monotonic clock, for durations: the wall clock may be set back. */
  now(): number;
  /** Milliseconds since 1970, for dates in headers. */
  date(): number;
  /** Resolves after a number of milliseconds; rejects at once when the signal aborts. */
  sleep(ms: number, signal?: CancelSignal): Promise<void>;
  /** Calls back after a number of milliseconds; returns a function that cancels the call. */
  schedule(ms: number, callback: () => void): () => void;
}

/** Node's timers end a longer wait at once. A wait of almost 25 days is as good as one without an end. */
const maxTimerMs = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => performance.now(),
  date: Date.now,
  sleep: (ms, signal = neverCancelled) =>
    new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
        reject(new Error('aborted'));
      };
      const timer = setTimeout(
        () => {
          signal.removeEventListener('abort', stop);
          resolve();
        },
        Math.min(ms, maxTimerMs),
      );
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop);
    }),
  schedule: (ms, callback) => {
    // A process that has stopped is not kept alive: whoever waits for a callback has a connection, too.
    const timer = setTimeout(callback, Math.min(ms, maxTimerMs)).unref();
    return () => {
      clearTimeout(timer);
    };
  },
};

/** Waits; returns false if the client disconnects meanwhile, so that no one needs the result. */
export function sleepUnlessAborted(clock: Clock, ms: number, signal: CancelSignal): Promise<boolean> {
  return clock.sleep(ms, signal).then(
    () => true,
    () => false,
  );
}
