import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RequestBudget } from './throttle.js';

/**
 * Creates a limit on the number of requests per minute of each quota. As in Graph, each request of a `$batch`
 * counts. Returns undefined for 0: there is no limit besides that of Graph.
 */
export function createRequestBudget(requestsPerMinute: number): RequestBudget | undefined {
  if (requestsPerMinute === 0) return undefined;
  const limiter = new RateLimiterMemory({ points: requestsPerMinute, duration: 60 });
  return {
    async take(key) {
      try {
        await limiter.consume(key);
        return 0;
      } catch (rejection) {
        if (rejection instanceof RateLimiterRes) return Math.max(1, rejection.msBeforeNext);
        throw rejection;
      }
    },
  };
}
