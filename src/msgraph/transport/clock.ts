import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

/** Time as a parameter: in tests, waiting takes no time. */
export interface Clock {
  /** Milliseconds of a monotonic clock, for durations: the wall clock may be set back. */
  now(): number;
  /** Milliseconds since 1970, for dates in headers. */
  date(): number;
  /** Resolves after a number of milliseconds; rejects at once when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Calls back after a number of milliseconds; returns a function that cancels the call. */
  schedule(ms: number, callback: () => void): () => void;
}

/** Node's timers end a longer wait at once. A wait of almost 25 days is as good as one without an end. */
const maxTimerMs = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => performance.now(),
  date: Date.now,
  sleep: (ms, signal) => delay(Math.min(ms, maxTimerMs), undefined, signal ? { signal } : {}),
  schedule: (ms, callback) => {
    // A process that has stopped is not kept alive: whoever waits for a callback has a connection, too.
    const timer = setTimeout(callback, Math.min(ms, maxTimerMs)).unref();
    return () => {
      clearTimeout(timer);
    };
  },
};

/** Waits; returns false if the client disconnects meanwhile, so that no one needs the result. */
export function sleepUnlessAborted(clock: Clock, ms: number, signal: AbortSignal): Promise<boolean> {
  return clock.sleep(ms, signal).then(
    () => true,
    () => false,
  );
}
