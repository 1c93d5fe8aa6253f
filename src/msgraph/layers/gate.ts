import { failure } from '../../domain/errors.js';
import type { Clock } from '../clock.js';
import { retryAfterMs, toWholeSeconds } from '../retry-after.js';
import { retryDefaults } from '../retry-rules.js';
import type { GraphRequest, Send } from '../send.js';
import { createTurnstile, type Turnstile } from '../turnstile.js';

/** A hard budget of requests; `take` answers 0, or the milliseconds until there is budget again. */
export interface Budget {
  take(key: string): Promise<number>;
}

export interface GateDependencies {
  readonly clock: Clock;
  readonly budget?: Budget | undefined;
}

/** A mutation is what somebody waits for with evidence at stake; a read can be repeated. */
function priorityOf({ method }: GraphRequest): number {
  return method === 'PATCH' ? 0 : 1;
}

/**
 * One gate for each quota (app, tenant and cloud). A 429 closes it until its Retry-After: throttled requests
 * count against the quota too, so each request that is sent meanwhile makes the wait longer.
 *
 * While it is closed, a request waits if the gate opens before its deadline; if not it fails at once as
 * throttled, with the seconds to wait, and nothing is sent.
 */
export function gate({ clock, budget }: GateDependencies): (send: Send) => Send {
  const turnstiles = new Map<string, Turnstile>();

  const forgetIdle = (key: string, turnstile: Turnstile) => {
    if (turnstile.isIdle() && turnstiles.get(key) === turnstile) turnstiles.delete(key);
  };

  const turnstileOf = (key: string): Turnstile => {
    const found = turnstiles.get(key);
    if (found) return found;
    // Those that were closed and opened while nobody looked are swept when a new one comes.
    for (const [other, turnstile] of turnstiles) forgetIdle(other, turnstile);
    const turnstile = createTurnstile(clock);
    turnstiles.set(key, turnstile);
    return turnstile;
  };

  /** Answers whether this request is the one that tries a gate that was closed. */
  const enter = async (turnstile: Turnstile, request: GraphRequest): Promise<boolean> => {
    const { deadline, credential } = request;
    for (;;) {
      const wait = await turnstile.enter(priorityOf(request), deadline);
      if (wait > 0) throw failure('throttled', { retryAfterSeconds: toWholeSeconds(wait) });
      const tries = turnstile.isTrying();
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
    const turnstile = turnstileOf(key);
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
