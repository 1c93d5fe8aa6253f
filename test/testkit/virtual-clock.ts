import type { Clock } from '../../src/msgraph/transport/clock.js';

/** A clock in which waiting takes no time: it jumps to the end of each wait, and keeps what was waited. */
export interface VirtualClock extends Clock {
  /** Milliseconds of each wait, in order. */
  readonly waits: readonly number[];
  /** Lets time pass. */
  advance(ms: number): void;
}

export function virtualClock(start = Date.parse('2026-08-31T12:00:00Z')): VirtualClock {
  let now = start;
  const waits: number[] = [];
  const alarms = new Map<() => void, number>();

  const moveTo = (time: number) => {
    now = Math.max(now, time);
    for (const [ring, due] of [...alarms]) {
      if (due <= now && alarms.delete(ring)) ring();
    }
  };

  return {
    waits,
    now: () => now,
    advance: (ms) => {
      moveTo(now + ms);
    },
    // A turn of the event loop, so that whoever else is due comes to their turn.
    async sleep(ms, signal) {
      waits.push(ms);
      const end = now + ms;
      await new Promise(setImmediate);
      signal?.throwIfAborted();
      moveTo(end);
    },
    schedule(ms, ring) {
      const once = () => {
        ring();
      };
      alarms.set(once, now + ms);
      return () => {
        alarms.delete(once);
      };
    },
  };
}
