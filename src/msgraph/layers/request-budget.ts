import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RequestBudget } from './throttle.js';

/**
 * A hard budget of so many requests in each minute, for each quota; one in a `$batch` counts as one, as Graph
 * counts. Undefined for 0: no budget but Graph's own.
 */
export function createRequestBudget(requestsPerMinute: number): RequestBudget | undefined {
  if (requestsPerMinute === 0) return undefined;
  const limiter = new RateLimiterMemory({ points: requestsPerMinute, duration: 60 });
  return {
    async take(key) {
      try {
        await limiter.consume(key);
        return 0;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, refusal.msBeforeNext);
        throw refusal;
      }
    },
  };
}
