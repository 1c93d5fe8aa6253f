import type { Clock } from '../transport/clock.js';
import type { RequestBudget } from './throttle.js';

/** Milliseconds of the window in which requests are counted, as in "five requests per minute". */
const windowMs = 60_000;

/** Milliseconds after which a request that lacks reserved budget only is tried again. */
const reservationCheckMs = 250;

/**
 * Creates a limit on the number of requests per minute of each quota, in every window of a minute. As in Graph, each
 * request of a `$batch` counts. Returns undefined for 0: there is no limit besides that of Graph.
 */
export function createRequestBudget(requestsPerMinute: number, clock: Clock): RequestBudget | undefined {
  if (requestsPerMinute === 0) return undefined;
  /** The times of the requests of the last window, oldest first, by quota. */
  const times = new Map<string, number[]>();

  const removeOld = (key: string, now: number): number[] => {
    const recent = (times.get(key) ?? []).filter((time) => time >= now - windowMs);
    if (recent.length === 0) times.delete(key);
    else times.set(key, recent);
    return recent;
  };

  return {
    take(key, reserved) {
      const now = clock.now();
      for (const other of times.keys()) if (other !== key) removeOld(other, now);
      const recent = removeOld(key, now);
      // A budget of one request has none to reserve.
      const usable = Math.max(1, requestsPerMinute - reserved);
      if (recent.length < usable) {
        times.set(key, [...recent, now]);
        return 0;
      }
      // A reservation may be released at any time.
      if (recent.length < requestsPerMinute) return reservationCheckMs;
      const oldest = recent[recent.length - usable] ?? now;
      return Math.max(1, oldest + windowMs + 1 - now);
    },
  };
}
