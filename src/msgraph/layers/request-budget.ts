import type { Clock } from '../transport/clock.js';

/** Milliseconds of the window in which requests are counted, as in "five requests per minute". */
const minuteMs = 60_000;

/** Milliseconds after which a request that lacks only what others may return is tried again. */
const recheckMs = 250;

/** Permission to send one request. */
export interface BudgetPermit {
  /** Counts the request from now on. Until then the permit is taken from every window. */
  markSent(): void;
  /** Returns the permit of a request that was never sent; has no effect on one that was. */
  release(): void;
}

/** A hard limit on the number of requests. */
export interface RequestBudget {
  /**
   * Takes a request from the budget. Returns its permit, or the number of milliseconds until the budget allows it.
   *
   * @param reserved Number of requests that must remain afterwards.
   */
  take(key: string, reserved: number): BudgetPermit | number;
  /** Returns the number of requests that each quota in use allows now. */
  getRemaining(): ReadonlyMap<string, number>;
}

interface Entry {
  /** Infinity before it was sent. */
  sentAt: number;
}

/**
 * Creates a limit on the number of requests per minute of each quota, in every window of a minute. As in Graph, each
 * request of a `$batch` counts. Returns undefined for 0: there is no limit besides that of Graph.
 *
 * @param windowMs Milliseconds of the window if it is not a minute.
 */
export function createRequestBudget(
  requestsPerMinute: number,
  clock: Clock,
  windowMs: number = minuteMs,
): RequestBudget | undefined {
  if (requestsPerMinute === 0) return undefined;
  /** The requests of the last window, by quota. */
  const quotas = new Map<string, Entry[]>();

  const set = (key: string, entries: Entry[]) => {
    if (entries.length === 0) quotas.delete(key);
    else quotas.set(key, entries);
  };
  const removeOld = (key: string): Entry[] => {
    const entries = (quotas.get(key) ?? []).filter(({ sentAt }) => sentAt >= clock.now() - windowMs);
    set(key, entries);
    return entries;
  };
  const add = (key: string, entries: readonly Entry[]): BudgetPermit => {
    const entry: Entry = { sentAt: Infinity };
    set(key, [...entries, entry]);
    return {
      markSent() {
        if (entry.sentAt === Infinity) entry.sentAt = clock.now();
      },
      release() {
        if (entry.sentAt !== Infinity) return;
        set(
          key,
          removeOld(key).filter((other) => other !== entry),
        );
      },
    };
  };

  return {
    getRemaining: () =>
      new Map([...quotas.keys()].map((key) => [key, Math.max(0, requestsPerMinute - removeOld(key).length)])),
    take(key, reserved) {
      for (const other of quotas.keys()) if (other !== key) removeOld(other);
      const entries = removeOld(key);
      const usable = requestsPerMinute - reserved;
      if (entries.length < usable) return add(key, entries);
      // A reservation may be released at any time.
      if (entries.length < requestsPerMinute) return recheckMs;
      const times = entries.map(({ sentAt }) => sentAt).sort((a, b) => a - b);
      const oldest = times[entries.length - Math.max(1, usable)] ?? Infinity;
      // So may a request that was not sent yet.
      return oldest === Infinity ? recheckMs : Math.max(1, oldest + windowMs + 1 - clock.now());
    },
  };
}
