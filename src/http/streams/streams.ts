import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import type { Subscriptions, SubscriptionRequest } from '../../graphql/subscriptions/subscriptions.js';
import { createHttpError, type HttpError } from '../http-error.js';
import type { RequestContexts } from '../request-context.js';
import { createResultStream } from './result-stream.js';
import { getSubscriberKey, type SubscriptionLimit } from './subscription-limit.js';
import { acceptsJson, findStreamFormat, type StreamFormat } from './stream-formats.js';

export interface StreamsOptions {
  readonly subscriptions: Subscriptions;
  /** The open subscriptions of a caller, or of an address without a caller. */
  readonly subscriptionLimit: SubscriptionLimit;
  /** Counts the open connections of a transport. */
  readonly addSocket: (transport: string, change: 1 | -1) => void;
}

/** Creates the error of a caller with too many subscriptions. */
export function createTooManyError(limit: number): HttpError {
  return createHttpError('RATE_LIMITED', 'Too many open subscriptions. End some, then try again.', {
    limit,
    retryAfterSeconds,
  });
}

/** Seconds after which a caller with too many subscriptions may try again. */
const retryAfterSeconds = 60;

function readJson(value: string | null): unknown {
  if (value === null) return undefined;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}

function toSubscriptionRequest({ method, raw, body }: FastifyRequest): SubscriptionRequest {
  if (method !== 'GET') return (body ?? {}) as SubscriptionRequest;
  // The URL, in which the parameters of a trusted document were replaced.
  const { searchParams } = new URL(raw.url ?? '', 'http://localhost');
  return {
    query: searchParams.get('query') ?? undefined,
    operationName: searchParams.get('operationName') ?? undefined,
    variables: readJson(searchParams.get('variables')),
    extensions: readJson(searchParams.get('extensions')),
  };
}

/** Whether a document can contain a subscription. Cheap, because most requests are queries. */
function mayBeSubscription({ query }: SubscriptionRequest): boolean {
  return typeof query === 'string' && /\bsubscription\b/.test(query);
}

/** The open streams of a process: subscriptions over HTTP responses that do not end. */
export function createStreams(
  server: FastifyInstance,
  { subscriptions, subscriptionLimit, addSocket }: StreamsOptions,
  contexts: RequestContexts,
) {
  const open = new Set<Readable>();
  let isClosing = false;

  // A closing server waits for open responses. Without an end, clients connect again, to another replica.
  server.addHook('preClose', (done) => {
    isClosing = true;
    for (const stream of open) stream.destroy();
    done();
  });

  const getKey = async (request: FastifyRequest) => getSubscriberKey(await contexts.find(request), request);

  const openStream = async (request: FastifyRequest, format: StreamFormat, onClose: () => void) => {
    const context = await contexts.get(request);
    const { expiresAt } = context;
    const results = await subscriptions.start(toSubscriptionRequest(request), context);
    const afterMs = Math.max(0, (expiresAt ?? 0) - Date.now());
    const expiry = expiresAt !== undefined && { afterMs, toResult: () => subscriptions.toExpired() };
    const stream = createResultStream(results, {
      format,
      expiry: expiry || undefined,
      onClose() {
        open.delete(stream);
        addSocket(format.name, -1);
        onClose();
      },
    });
    open.add(stream);
    addSocket(format.name, 1);
    if (isClosing) stream.destroy();
    return stream;
  };

  return {
    /** Returns the format of a request that is answered with a stream; undefined for all others. */
    findFormat(request: FastifyRequest): StreamFormat | undefined {
      const { accept } = request.headers;
      const format = findStreamFormat(accept);
      if (!format || Array.isArray(request.body)) return undefined;
      // Clients state for queries, too, that they accept streams.
      return !acceptsJson(accept) || mayBeSubscription(toSubscriptionRequest(request)) ? format : undefined;
    },
    async send(request: FastifyRequest, reply: FastifyReply, format: StreamFormat): Promise<FastifyReply> {
      const key = await getKey(request);
      // Counted before it is opened: others may be opened at the same time.
      const leave = subscriptionLimit.enter(key);
      if (!leave) {
        void reply.header('retry-after', retryAfterSeconds);
        throw createTooManyError(subscriptionLimit.max);
      }
      const stream = await openStream(request, format, leave).catch((error: unknown) => {
        leave();
        throw error;
      });
      return reply
        .header('content-type', format.contentType)
        .header('cache-control', 'no-cache, no-transform')
        .header('x-accel-buffering', 'no')
        .send(stream);
    },
  };
}
