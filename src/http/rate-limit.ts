import { fastifyRateLimit } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { getClientAddress } from './client-address.js';
import { createHttpError, HttpError } from './http-error.js';
import { createAttachedValue } from './attached-value.js';
import type { RequestContexts } from './request-context.js';

export interface RateLimitOptions {
  /** Requests of one caller; 0 = no limit. */
  readonly requestsPerMinute: number;
  /** Operations of one request: an array counts as many requests. */
  readonly batchOperations: number;
  readonly contexts: Pick<RequestContexts, 'find'>;
}

type Check = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/**
 * Counts requests: those of a known caller by the caller, all others by their address. Each method throws an HttpError
 * when the limit is exceeded.
 */
export interface RateLimit {
  /** Rejects a request without a token before its body is read, if its address has nothing left. Does not count. */
  readonly checkAddress: Check;
  /** Counts a GraphQL request by its caller. */
  readonly countRequest: Check;
  /** Counts a request that was rejected before it was counted by its caller. */
  readonly countRejected: Check;
  /** Counts an operation of a connection by a key. */
  readonly countOperation: (request: FastifyRequest, key: string) => Promise<void>;
}

/** Maximum number of counters in memory; the least recently used are evicted. */
const maxCounters = 20_000;

const nothing = () => Promise.resolve();
const unlimited: RateLimit = {
  checkAddress: nothing,
  countRequest: nothing,
  countRejected: nothing,
  countOperation: nothing,
};

// The prefixes keep the two kinds of keys apart.
const toAddressKey = (request: FastifyRequest) => `address ${getClientAddress(request)}`;

function createRateLimitError(limit: number, seconds: number, reply?: FastifyReply): HttpError {
  void reply?.header('retry-after', seconds);
  return createHttpError('RATE_LIMITED', 'Too many requests. Try again after retryAfterSeconds.', {
    limit,
    retryAfterSeconds: seconds,
  });
}

/** 401 in the place of 429: with 429 a client would wait and come back with the same token. */
function createExpiredError(message: string, reply: FastifyReply): HttpError {
  void reply.header('www-authenticate', 'Bearer error="invalid_token"');
  return new HttpError(401, message, { code: 'UNAUTHENTICATED' });
}

/** Returns the state of a counter: requests that are left, and seconds until all are available again. */
async function createCounters(server: FastifyInstance, requestsPerMinute: number) {
  const keys = createAttachedValue<FastifyRequest, string>('key of the rate limit');
  await server.register(fastifyRateLimit, {
    global: false,
    max: requestsPerMinute,
    timeWindow: 60_000,
    cache: maxCounters,
    keyGenerator: (request) => keys.get(request) ?? '',
  });
  const limiter = server.createRateLimit();
  return async (request: FastifyRequest, key: string, increment: boolean) => {
    keys.set(request, key);
    const state = await limiter(request, { increment });
    if (state.isAllowed) throw new Error('The rate limit has no list of exceptions.');
    return { left: state.remaining, isExceeded: state.isExceeded, seconds: state.ttlInSeconds };
  };
}

/** Limits the requests of each caller per minute. The counters are in memory: each process has its own. */
export async function createRateLimit(
  server: FastifyInstance,
  { requestsPerMinute, batchOperations, contexts }: RateLimitOptions,
): Promise<RateLimit> {
  if (requestsPerMinute === 0) return unlimited;
  const counted = createAttachedValue<FastifyRequest, boolean>('counted');
  const read = await createCounters(server, requestsPerMinute);
  const count = async (request: FastifyRequest, reply: FastifyReply, key: string, operations = 1) => {
    counted.set(request, true);
    let state = await read(request, key, true);
    for (let more = 1; more < operations; more += 1) state = await read(request, key, true);
    void reply.headers({
      'x-ratelimit-limit': requestsPerMinute,
      'x-ratelimit-remaining': state.left,
      'x-ratelimit-reset': state.seconds,
    });
    return state;
  };

  return {
    async checkAddress(request, reply) {
      if (request.headers.authorization !== undefined) return;
      const { left, seconds } = await read(request, toAddressKey(request), false);
      if (left > 0 || seconds === 0) return;
      counted.set(request, true);
      throw createRateLimitError(requestsPerMinute, seconds, reply);
    },
    async countRequest(request, reply) {
      const { callerKey, expired } = (await contexts.find(request)) ?? {};
      const key = callerKey === undefined ? toAddressKey(request) : `caller ${callerKey}`;
      const length = Array.isArray(request.body) ? request.body.length : 1;
      const operations = Math.min(length, Math.max(batchOperations, 1));
      const { isExceeded, seconds } = await count(request, reply, key, operations);
      if (!isExceeded) return;
      if (expired !== undefined) throw createExpiredError(expired, reply);
      throw createRateLimitError(requestsPerMinute, seconds, reply);
    },
    async countRejected(request, reply) {
      if (counted.get(request)) return;
      const { isExceeded, seconds } = await count(request, reply, toAddressKey(request));
      if (isExceeded) throw createRateLimitError(requestsPerMinute, seconds, reply);
    },
    countOperation: (request, key) =>
      read(request, key, true).then(({ isExceeded, seconds }) => {
        if (isExceeded) throw createRateLimitError(requestsPerMinute, seconds);
      }),
  };
}
