import { createError } from '../../domain/errors.js';
import { type Clock, sleepUnlessAborted } from '../transport/clock.js';
import type { Deadline } from '../transport/deadline.js';
import type { GraphRequest, Send } from '../transport/send.js';
import { createAdmissionQueue, type AdmissionQueue } from './admission-queue.js';
import { parseRetryAfter, toWholeSeconds } from './retry-after.js';
import { retryDefaults } from './retry-policy.js';
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

/**
 * Verifying what was sent comes before sending more, and updates before reads, which can be repeated. Within a budget,
 * an update leaves room for the request that verifies it.
 */
function getClass({ method, isLook }: GraphRequest): { priority: number; reserved: number } {
  if (isLook) return { priority: 0, reserved: 0 };
  return method === 'PATCH' ? { priority: 1, reserved: 1 } : { priority: 2, reserved: 0 };
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
  queue: AdmissionQueue,
  request: GraphRequest,
  { clock, budget }: ThrottleDependencies,
): Promise<boolean> {
  const { deadline, credential, failIfDelayed } = request;
  const { priority, reserved } = getClass(request);
  const started = clock.now();
  for (;;) {
    const wait = await queue.enter(priority, deadline);
    if (wait > 0) throw createError('throttled', { retryAfterSeconds: toWholeSeconds(wait) });
    const isProbe = queue.isProbing();
    const isDelayed = failIfDelayed === true && clock.now() - started > toleratedDelayMs;
    const budgetWait = isDelayed ? 0 : (budget?.take(credential.quotaKey, reserved) ?? 0);
    if (budgetWait === 0 && !isDelayed) return isProbe;
    // A budget that is left to verifying requests is not closed to them.
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
  const queues = new Map<string, AdmissionQueue>();

  const removeIfIdle = (key: string, queue: AdmissionQueue) => {
    if (queue.isIdle() && queues.get(key) === queue) queues.delete(key);
  };

  const getQueue = (key: string): AdmissionQueue => {
    const found = queues.get(key);
    if (found) return found;
    // Queues that have opened since their last request are removed when a new one is created.
    for (const [other, queue] of queues) removeIfIdle(other, queue);
    const queue = createAdmissionQueue(clock);
    queues.set(key, queue);
    return queue;
  };

  return (send) => async (request) => {
    const key = request.credential.quotaKey;
    const queue = getQueue(key);
    const isProbe = await enter(queue, request, dependencies);
    try {
      const response = await send(request);
      if (getStatusPolicy(response.status).throttles) {
        const retryAfter = parseRetryAfter(response.headers['retry-after'], clock.date());
        queue.close(retryAfter ?? retryDefaults.baseDelayMs);
      }
      return response;
    } finally {
      queue.leave(isProbe);
      removeIfIdle(key, queue);
    }
  };
}
