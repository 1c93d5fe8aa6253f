import { createError } from '../../domain/errors.js';
import type { Clock } from '../transport/clock.js';
import { retryAfterMs, toWholeSeconds } from './retry-after.js';
import { retryDefaults } from './retry-policy.js';
import type { GraphRequest, Send } from '../transport/send.js';
import { createAdmissionQueue, type AdmissionQueue } from './admission-queue.js';

/** A hard budget of requests; `take` answers 0, or the milliseconds until there is budget again. */
export interface RequestBudget {
  take(key: string): Promise<number>;
}

export interface ThrottleDependencies {
  readonly clock: Clock;
  readonly budget?: RequestBudget | undefined;
}

/** A mutation is what somebody waits for with evidence at stake; a read can be repeated. */
function getPriority({ method }: GraphRequest): number {
  return method === 'PATCH' ? 0 : 1;
}

/**
 * One gate for each quota (app, tenant and cloud). A 429 closes it until its Retry-After: throttled requests
 * count against the quota too, so each request that is sent meanwhile makes the wait longer.
 *
 * While it is closed, a request waits if the gate opens before its deadline; if not it fails at once as
 * throttled, with the seconds to wait, and nothing is sent.
 */
export function throttle({ clock, budget }: ThrottleDependencies): (send: Send) => Send {
  const queues = new Map<string, AdmissionQueue>();

  const forgetIdle = (key: string, turnstile: AdmissionQueue) => {
    if (turnstile.isIdle() && queues.get(key) === turnstile) queues.delete(key);
  };

  const getQueue = (key: string): AdmissionQueue => {
    const found = queues.get(key);
    if (found) return found;
    // Those that were closed and opened while nobody looked are swept when a new one comes.
    for (const [other, turnstile] of queues) forgetIdle(other, turnstile);
    const turnstile = createAdmissionQueue(clock);
    queues.set(key, turnstile);
    return turnstile;
  };

  /** Answers whether this request is the one that tries a gate that was closed. */
  const enter = async (turnstile: AdmissionQueue, request: GraphRequest): Promise<boolean> => {
    const { deadline, credential } = request;
    for (;;) {
      const wait = await turnstile.enter(getPriority(request), deadline);
      if (wait > 0) throw createError('throttled', { retryAfterSeconds: toWholeSeconds(wait) });
      const tries = turnstile.isProbing();
      let lacking = 1;
      try {
        lacking = (await budget?.take(credential.quotaKey)) ?? 0;
        if (lacking <= 0) return tries;
        turnstile.close(lacking);
      } finally {
        if (lacking > 0) turnstile.leave(tries);
      }
    }
  };

  return (send) => async (request) => {
    const key = request.credential.quotaKey;
    const turnstile = getQueue(key);
    const tries = await enter(turnstile, request);
    try {
      const response = await send(request);
      if (response.status === 429) {
        turnstile.close(
          retryAfterMs(response.headers['retry-after'], clock.now()) ?? retryDefaults.baseDelayMs,
        );
      }
      return response;
    } finally {
      turnstile.leave(tries);
      forgetIdle(key, turnstile);
    }
  };
}
