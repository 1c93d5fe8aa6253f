import type { Clock } from '../../src/msgraph/transport/clock.js';

/** A clock that advances to the end of each wait at once, and records the waits. */
export interface VirtualClock extends Clock {
  /** The waits in milliseconds, in order. */
  readonly waits: readonly number[];
  /** Advances the time. */
  advance(ms: number): void;
  /** Number of scheduled callbacks. */
  pending(): number;
}

export function virtualClock(start = Date.parse('2026-08-31T12:00:00Z')): VirtualClock {
  let now = start;
  const waits: number[] = [];
  const timers = new Map<() => void, number>();

  const moveTo = (time: number) => {
    now = Math.max(now, time);
    for (const [callback, due] of [...timers]) {
      if (due <= now && timers.delete(callback)) callback();
    }
  };

  return {
    waits,
    now: () => now,
    date: () => now,
    pending: () => timers.size,
    advance: (ms) => {
      moveTo(now + ms);
    },
    // Yields to the event loop, so that other pending tasks run first.
    async sleep(ms, signal) {
      waits.push(ms);
      const end = now + ms;
      await new Promise(setImmediate);
      if (signal?.aborted) throw new Error('aborted');
      moveTo(end);
    },
    schedule(ms, callback) {
      const once = () => {
        callback();
      };
      timers.set(once, now + ms);
      return () => {
        timers.delete(once);
      };
    },
  };
}
