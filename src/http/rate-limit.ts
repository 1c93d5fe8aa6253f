import { fastifyRateLimit } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import { createHttpError } from './http-error.js';

export interface RateLimitOptions {
  /** 0 = no limit. */
  readonly requestsPerMinute: number;
  /** Who calls, as far as it is known; without that the address counts. */
  readonly getCallerKey: (request: FastifyRequest) => Promise<string | undefined>;
}

/** Lets so many requests of one caller through in a minute. Kept in memory: each process counts for itself. */
export async function createRateLimit(
  server: FastifyInstance,
  { requestsPerMinute, getCallerKey }: RateLimitOptions,
): Promise<preHandlerAsyncHookHandler[]> {
  if (requestsPerMinute === 0) return [];
  await server.register(fastifyRateLimit, { global: false });
  const limiter = server.rateLimit({
    max: requestsPerMinute,
    timeWindow: 60_000,
    // The two kinds of keys must not meet.
    keyGenerator: async (request) => {
      const caller = await getCallerKey(request);
      return caller === undefined ? `address ${request.ip}` : `caller ${caller}`;
    },
    errorResponseBuilder: (_request, { max, ttl }) =>
      createHttpError('RATE_LIMITED', 'Too many requests: try again after retryAfterSeconds.', {
        limit: max,
        retryAfterSeconds: Math.ceil(ttl / 1000),
      }),
  });
  return [limiter];
}
