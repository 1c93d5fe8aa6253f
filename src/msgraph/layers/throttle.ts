import { createError } from '../../domain/errors.js';
import { type Clock, sleepUnlessAborted } from '../transport/clock.js';
import type { Deadline } from '../transport/deadline.js';
import { DelayedError, type GraphRequest, type Reservation, type Send, isStale } from '../transport/send.js';
import { createAdmissionQueue, type AdmissionQueue } from './admission-queue.js';
import type { BudgetPermit, RequestBudget } from './request-budget.js';
import { getThrottleWait, toWholeSeconds } from './retry-after.js';
import { getStatusPolicy } from './status-policy.js';

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

async function sleepWithin(ms: number, deadline: Deadline, clock: Clock): Promise<void> {
  const fits = ms < deadline.remainingMs() && (await sleepUnlessAborted(clock, ms, deadline.signal));
  if (!fits) throw createError('throttled', { retryAfterSeconds: toWholeSeconds(ms) });
}

/** A request that was admitted. */
interface Admission {
  readonly isProbe: boolean;
  /** Undefined without a budget. */
  readonly permit: BudgetPermit | undefined;
}

/** Takes the request from the budget, or returns the milliseconds until the budget allows it. */
function takePermit(
  { queue, reservations }: Quota,
  request: GraphRequest,
  budget: RequestBudget,
): BudgetPermit | number {
  const reserved = reservations.count(request);
  const permit = budget.take(request.credential.quotaKey, reserved);
  if (typeof permit !== 'number') return permit;
  // A budget that is reserved is not closed to those who reserved it.
  if (reserved === 0) queue.close(permit);
  return permit;
}

/** Waits for admission. Fails as throttled if the request is rejected. */
async function enter(
  quota: Quota,
  request: GraphRequest,
  { clock, budget }: ThrottleDependencies,
): Promise<Admission> {
  const { queue, reservations } = quota;
  const { deadline } = request;
  for (;;) {
    const wait = await queue.enter(getPriority(request), deadline);
    if (wait > 0) {
      // Nobody waits for the answer of a client that has disconnected.
      if (deadline.signal.aborted) throw createError('unreachable');
      throw createError('throttled', { retryAfterSeconds: toWholeSeconds(wait) });
    }
    const isProbe = queue.isProbing();
    const isDelayed = isStale(request, clock);
    const permit = isDelayed ? undefined : budget && takePermit(quota, request, budget);
    if (typeof permit !== 'number' && !isDelayed) {
      reservations.update(request);
      return { isProbe, permit };
    }
    queue.leave(isProbe);
    if (typeof permit !== 'number') throw new DelayedError();
    if (reservations.count(request) > 0) await sleepWithin(permit, deadline, clock);
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
    const { isProbe, permit } = await enter(quota, request, dependencies);
    const onSent = () => {
      permit?.markSent();
      request.onSent?.();
    };
    try {
      const response = await send({ ...request, onSent });
      permit?.markSent();
      if (getStatusPolicy(response.status).throttles) {
        quota.queue.close(getThrottleWait(response.headers['retry-after'], clock.date()));
      }
      return response;
    } finally {
      permit?.release();
      quota.queue.leave(isProbe);
      if (!dependencies.budget) removeIfIdle(key, quota);
    }
  };
}
