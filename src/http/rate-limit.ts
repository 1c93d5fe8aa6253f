import { fastifyRateLimit } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import { createHttpError } from './http-error.js';

export interface RateLimitOptions {
  /** Requests of one caller; 0 = no limit. */
  readonly requestsPerMinute: number;
  /** The key of the caller; without one the IP address is used. */
  readonly getCallerKey: (request: FastifyRequest) => Promise<string | undefined>;
}

/** Limits the requests of each caller per minute. The counters are in memory: each process has its own. */
export async function createRateLimit(
  server: FastifyInstance,
  { requestsPerMinute, getCallerKey }: RateLimitOptions,
): Promise<preHandlerAsyncHookHandler[]> {
  if (requestsPerMinute === 0) return [];
  await server.register(fastifyRateLimit, { global: false });
  const limiter = server.rateLimit({
    max: requestsPerMinute,
    timeWindow: 60_000,
    // The prefixes keep the two kinds of keys apart.
    keyGenerator: async (request) => {
      const caller = await getCallerKey(request);
      return caller === undefined ? `address ${request.ip}` : `caller ${caller}`;
    },
    errorResponseBuilder: (_request, { max, ttl }) =>
      createHttpError('RATE_LIMITED', 'Too many requests. Try again after retryAfterSeconds.', {
        limit: max,
        retryAfterSeconds: Math.ceil(ttl / 1000),
      }),
  });
  return [limiter];
}
