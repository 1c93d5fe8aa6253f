import { createError } from '../../domain/errors.js';
import type { Clock } from '../transport/clock.js';
import type { GraphRequest, Send } from '../transport/send.js';
import { createAdmissionQueue, type AdmissionQueue } from './admission-queue.js';
import { parseRetryAfter, toWholeSeconds } from './retry-after.js';
import { retryDefaults } from './retry-policy.js';

/** A hard limit on the number of requests. */
export interface RequestBudget {
  /** Returns 0, or the number of milliseconds until the budget allows a request again. */
  take(key: string): Promise<number>;
}

export interface ThrottleDependencies {
  readonly clock: Clock;
  readonly budget?: RequestBudget | undefined;
}

/** Updates are admitted before reads, which can be repeated. */
function getPriority({ method }: GraphRequest): number {
  return method === 'PATCH' ? 0 : 1;
}

/** Waits for admission; returns whether the request is the probe. Fails as throttled if it is rejected. */
async function enter(
  queue: AdmissionQueue,
  request: GraphRequest,
  budget: RequestBudget | undefined,
): Promise<boolean> {
  const { deadline, credential } = request;
  for (;;) {
    const wait = await queue.enter(getPriority(request), deadline);
    if (wait > 0) throw createError('throttled', { retryAfterSeconds: toWholeSeconds(wait) });
    const isProbe = queue.isProbing();
    let budgetWait = 1;
    try {
      budgetWait = (await budget?.take(credential.quotaKey)) ?? 0;
      if (budgetWait <= 0) return isProbe;
      queue.close(budgetWait);
    } finally {
      if (budgetWait > 0) queue.leave(isProbe);
    }
  }
}

/**
 * Uses one admission queue for each quota (app, tenant and cloud). A 429 closes the queue until its Retry-After:
 * throttled requests count against the quota too, so every request that is sent meanwhile prolongs the wait.
 *
 * While the queue is closed, a request waits if the queue opens before the deadline of the request; otherwise it
 * fails at once as throttled, with the seconds to wait, and nothing is sent.
 */
export function throttle({ clock, budget }: ThrottleDependencies): (send: Send) => Send {
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
    const isProbe = await enter(queue, request, budget);
    try {
      const response = await send(request);
      if (response.status === 429) {
        const retryAfter = parseRetryAfter(response.headers['retry-after'], clock.now());
        queue.close(retryAfter ?? retryDefaults.baseDelayMs);
      }
      return response;
    } finally {
      queue.leave(isProbe);
      removeIfIdle(key, queue);
    }
  };
}
