import { type GraphError, statusError } from '../protocol/graph-error.js';
import type { Behaviour } from './behaviour.js';

const WINDOW_MS = 60_000;

/** The requests of the last minute, those in a `$batch` one by one. */
export class Quota {
  #requests: number[] = [];

  /** Forgets all requests, as if the last minute had none. */
  clear(): void {
    this.#requests = [];
  }

  /**
   * Counts a request. Returns the error with which it is throttled, if it exceeds the quota. Throttled requests count
   * too: a client that does not wait is throttled for longer.
   *
   * @param now ms since epoch.
   */
  count({ quotaPerMinute, retryAfter }: Behaviour, now: number): GraphError | undefined {
    if (quotaPerMinute === 0) return undefined;
    this.#requests = [...this.#requests.filter((time) => time > now - WINDOW_MS), now];
    const isWithin = this.#requests.length <= quotaPerMinute;
    if (isWithin) return undefined;
    // The next request is admitted when this one has left the window.
    const blocking = this.#requests[this.#requests.length - quotaPerMinute] ?? now;
    return statusError(429, toHeaders(retryAfter, blocking + WINDOW_MS, now));
  }
}

function toHeaders(
  retryAfter: Behaviour['retryAfter'],
  opensAt: number,
  now: number,
): Readonly<Record<string, string>> {
  switch (retryAfter) {
    case 'none':
      return {};
    case 'seconds':
      return { 'Retry-After': String(Math.ceil((opensAt - now) / 1000)) };
    case 'date':
      return { 'Retry-After': new Date(Math.ceil(opensAt / 1000) * 1000).toUTCString() };
  }
}
