import { createError } from '../../domain/errors.js';
import { type Clock, sleepUnlessAborted } from '../transport/clock.js';
import type { Deadline } from '../transport/deadline.js';
import type { GraphRequest, Reservation, Send } from '../transport/send.js';
import { createAdmissionQueue, type AdmissionQueue } from './admission-queue.js';
import { getThrottleWait, toWholeSeconds } from './retry-after.js';
import { getStatusPolicy } from './status-policy.js';

/** A hard limit on the number of requests. */
export interface RequestBudget {
  /**
   * Takes a request from the budget. Returns 0, or the number of milliseconds until the budget allows it.
   *
   * @param reserved Number of requests that must remain afterwards.
   */
  take(key: string, reserved: number): number;
}

export interface ThrottleDependencies {
  readonly clock: Clock;
  readonly budget?: RequestBudget | undefined;
}

/** Verifying what was sent comes before sending more, and updates before reads, which can be repeated. */
function getPriority({ method, isLook }: GraphRequest): number {
  if (isLook) return 0;
  return method === 'PATCH' ? 1 : 2;
}

/** The reservations of a quota: within a budget, each update keeps room for the request that verifies it. */
class Reservations {
  readonly #active = new Set<Reservation>();

  /** Returns how much of the budget must remain when a request is sent. */
  count({ reservation, isWrite }: GraphRequest): number {
    for (const one of this.#active) if (one.isReleased) this.#active.delete(one);
    const isOwn = reservation !== undefined && this.#active.has(reservation);
    if (isWrite) return this.#active.size + (isOwn || !reservation ? 0 : 1);
    return this.#active.size - (isOwn ? 1 : 0);
  }

  /** An update reserves; the first request that verifies it uses the reservation. */
  update({ reservation, isWrite }: GraphRequest): void {
    if (!reservation) return;
    if (isWrite) this.#active.add(reservation);
    else this.#active.delete(reservation);
  }
}

/** What is known of a quota. */
interface Quota {
  readonly queue: AdmissionQueue;
  readonly reservations: Reservations;
}

/** Thrown instead of sending a request with `failIfDelayed` that had to wait for admission. */
export class DelayedError extends Error {
  override readonly name = 'DelayedError';
}

/** Milliseconds between reading the expected values and sending the request that are no delay. */
const toleratedDelayMs = 100;

async function sleepWithin(ms: number, deadline: Deadline, clock: Clock): Promise<void> {
  const fits = ms < deadline.remainingMs() && (await sleepUnlessAborted(clock, ms, deadline.signal));
  if (!fits) throw createError('throttled', { retryAfterSeconds: toWholeSeconds(ms) });
}

/** Waits for admission; returns whether the request is the probe. Fails as throttled if it is rejected. */
async function enter(
  { queue, reservations }: Quota,
  request: GraphRequest,
  { clock, budget }: ThrottleDependencies,
): Promise<boolean> {
  const { deadline, credential, failIfDelayed } = request;
  const started = clock.now();
  for (;;) {
    const wait = await queue.enter(getPriority(request), deadline);
    if (wait > 0) throw createError('throttled', { retryAfterSeconds: toWholeSeconds(wait) });
    const isProbe = queue.isProbing();
    const isDelayed = failIfDelayed === true && clock.now() - started > toleratedDelayMs;
    const reserved = reservations.count(request);
    const budgetWait = isDelayed ? 0 : (budget?.take(credential.quotaKey, reserved) ?? 0);
    if (budgetWait === 0 && !isDelayed) {
      reservations.update(request);
      return isProbe;
    }
    // A budget that is reserved is not closed to those who reserved it.
    if (budgetWait > 0 && reserved === 0) queue.close(budgetWait);
    queue.leave(isProbe);
    if (isDelayed) throw new DelayedError();
    if (reserved > 0) await sleepWithin(budgetWait, deadline, clock);
  }
}

/**
 * Uses one admission queue for each quota (app, tenant and cloud). A 429 closes the queue until its Retry-After:
 * throttled requests count against the quota too, so every request that is sent meanwhile prolongs the wait.
 *
 * While the queue is closed, a request waits if the queue opens before the deadline of the request; otherwise it
 * fails at once as throttled, with the seconds to wait, and nothing is sent.
 */
export function throttle(dependencies: ThrottleDependencies): (send: Send) => Send {
  const { clock } = dependencies;
  const quotas = new Map<string, Quota>();

  const removeIfIdle = (key: string, quota: Quota) => {
    if (quota.queue.isIdle() && quotas.get(key) === quota) quotas.delete(key);
  };

  const getQuota = (key: string): Quota => {
    const found = quotas.get(key);
    if (found) return found;
    // Queues that have opened since their last request are removed when a new one is created.
    for (const [other, quota] of quotas) removeIfIdle(other, quota);
    const quota = { queue: createAdmissionQueue(clock), reservations: new Reservations() };
    quotas.set(key, quota);
    return quota;
  };

  return (send) => async (request) => {
    const key = request.credential.quotaKey;
    const quota = getQuota(key);
    const isProbe = await enter(quota, request, dependencies);
    try {
      const response = await send(request);
      if (getStatusPolicy(response.status).throttles) {
        quota.queue.close(getThrottleWait(response.headers['retry-after'], clock.date()));
      }
      return response;
    } finally {
      quota.queue.leave(isProbe);
      if (!dependencies.budget) removeIfIdle(key, quota);
    }
  };
}
