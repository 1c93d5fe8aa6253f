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

/** The requests of one quota in the last window. */
class Usage {
  /** When requests were sent, in this order; those before `#first` are older than the window. */
  readonly #sent: number[] = [];
  #first = 0;
  /** Permits whose requests were not sent yet: they belong to every window. */
  unsent = 0;

  count(): number {
    return this.#sent.length - this.#first + this.unsent;
  }

  addSent(time: number): void {
    this.#sent.push(time);
  }

  /** Takes a constant time for each request, however many the window has. */
  removeBefore(time: number): void {
    while (this.#first < this.#sent.length && (this.#sent[this.#first] ?? 0) < time) this.#first += 1;
    if (this.#first === 0 || this.#first * 2 < this.#sent.length) return;
    this.#sent.splice(0, this.#first);
    this.#first = 0;
  }

  /** Returns when the request with this index was sent; Infinity for one that was not sent yet. */
  getTime(index: number): number {
    return this.#sent[this.#first + index] ?? Infinity;
  }
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
  const quotas = new Map<string, Usage>();
  let cleanedAt = clock.now();

  const removeOld = (key: string): Usage | undefined => {
    const usage = quotas.get(key);
    usage?.removeBefore(clock.now() - windowMs);
    if (usage?.count() === 0) quotas.delete(key);
    return usage;
  };
  /** Forgets the quotas that are not used any more. */
  const clean = () => {
    if (clock.now() - cleanedAt < windowMs) return;
    cleanedAt = clock.now();
    for (const key of quotas.keys()) removeOld(key);
  };
  const add = (key: string, usage: Usage): BudgetPermit => {
    quotas.set(key, usage);
    usage.unsent += 1;
    let isUnsent = true as boolean;
    const settle = () => {
      if (isUnsent) usage.unsent -= 1;
      isUnsent = false;
    };
    return {
      markSent() {
        if (isUnsent) usage.addSent(clock.now());
        settle();
      },
      release() {
        settle();
        removeOld(key);
      },
    };
  };

  return {
    getRemaining: () =>
      new Map(
        [...quotas.keys()].map((key) => [
          key,
          Math.max(0, requestsPerMinute - (removeOld(key)?.count() ?? 0)),
        ]),
      ),
    take(key, reserved) {
      clean();
      const usage = removeOld(key) ?? new Usage();
      const count = usage.count();
      const usable = requestsPerMinute - reserved;
      if (count < usable) return add(key, usage);
      // A reservation may be released at any time.
      if (count < requestsPerMinute) return recheckMs;
      const oldest = usage.getTime(count - Math.max(1, usable));
      // So may a request that was not sent yet.
      return oldest === Infinity ? recheckMs : Math.max(1, oldest + windowMs + 1 - clock.now());
    },
  };
}
