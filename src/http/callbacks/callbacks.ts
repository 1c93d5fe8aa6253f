import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SubscriptionResult } from '../../graphql/subscriptions/subscription-result.js';
import type { SubscriptionRequest, Subscriptions } from '../../graphql/subscriptions/subscriptions.js';
import { HttpError } from '../http-error.js';
import type { RequestContext, RequestContexts } from '../request-context.js';
import { createExpirable, type Expirable } from '../streams/expirable.js';
import { createTooManyError, type StreamsOptions } from '../streams/streams.js';
import { getSubscriberKey, type SubscriptionLimit } from '../streams/subscription-limit.js';
import {
  type CallbackClient,
  callbackProtocol,
  createCallbackClient,
  sendCallbackOnce,
} from './callback-client.js';
import { type CallbackRequest, isAllowedCallback, readCallbackRequest } from './callback-request.js';

export interface CallbacksOptions {
  readonly subscriptions: Subscriptions;
  readonly subscriptionLimit: SubscriptionLimit;
  /** Prefixes of the URLs to which events may be sent; none = the protocol is off. */
  readonly callbackUrls: readonly string[];
  readonly reportBug: (bug: unknown) => void;
  /** Counts the open subscriptions of a transport. */
  readonly addSocket: StreamsOptions['addSocket'];
}

/** Node ends longer timers at once. */
const maxTimerMs = 2 ** 31 - 1;

const badRequest = (message: string) => new HttpError(400, message, { code: 'BAD_REQUEST' });

const stopping: SubscriptionResult = {
  errors: [
    { message: 'The server is stopping. Subscribe again.', extensions: { code: 'UPSTREAM_UNAVAILABLE' } },
  ],
};

/** Whether a subscription has failed; such a result is the last one. */
const isFailure = ({ data, errors }: SubscriptionResult) => data == null && errors !== undefined;

/** Sends the results, one message at a time: meanwhile the source keeps only the newest state. */
async function sendResults(
  results: AsyncIterable<SubscriptionResult>,
  client: CallbackClient,
): Promise<void> {
  for await (const payload of results) {
    if (isFailure(payload)) {
      await client.send({ action: 'complete', ...(payload.errors && { errors: payload.errors }) });
      return;
    }
    if (!(await client.send({ action: 'next', payload }))) return;
  }
  await client.send({ action: 'complete' });
}

/** Starts what happens at a time: signs of life, and the end with the token of the caller. Returns what stops it. */
function startTimers(
  subscription: Expirable<SubscriptionResult>,
  { heartbeatMs }: CallbackRequest,
  {
    client,
    expiresAt,
    toExpired,
  }: { client: CallbackClient; expiresAt: number | undefined; toExpired: () => SubscriptionResult },
): () => void {
  const beat = async () => {
    if (!(await client.send({ action: 'check' }))) await subscription.results.return?.();
  };
  const expire = () => {
    subscription.expire(toExpired());
  };
  const heartbeat = heartbeatMs > 0 ? setInterval(() => void beat(), heartbeatMs).unref() : undefined;
  const afterMs = Math.max(0, (expiresAt ?? Infinity) - Date.now());
  const expiry = afterMs < maxTimerMs ? setTimeout(expire, afterMs).unref() : undefined;
  return () => {
    clearInterval(heartbeat);
    clearTimeout(expiry);
  };
}

/** Runs subscriptions until they have ended; all end when the server stops. */
function createRunner(server: FastifyInstance, { subscriptions, reportBug, addSocket }: CallbacksOptions) {
  /** Each with the end of its messages. */
  const open = new Map<Expirable<SubscriptionResult>, Promise<void>>();
  server.addHook('preClose', async () => {
    for (const subscription of open.keys()) subscription.expire(stopping);
    await Promise.all(open.values());
  });

  return (
    source: AsyncIterator<SubscriptionResult>,
    callback: CallbackRequest,
    { expiresAt }: RequestContext,
    leave: () => void,
  ): void => {
    const ended = new AbortController();
    const client = createCallbackClient(callback, ended.signal);
    const subscription = createExpirable(source, {
      onResult: () => undefined,
      onClose: () => {
        ended.abort();
      },
    });
    const toExpired = () => subscriptions.toExpired();
    const stopTimers = startTimers(subscription, callback, { client, expiresAt, toExpired });
    const done = sendResults(subscription.results, client).finally(() => {
      stopTimers();
      open.delete(subscription);
      addSocket('callback', -1);
      leave();
    });
    addSocket('callback', 1);
    open.set(subscription, done.catch(reportBug));
  };
}

/** Subscriptions whose events are sent to a router by HTTP callbacks (callback/1.0 of Apollo). */
export function createCallbacks(
  server: FastifyInstance,
  options: CallbacksOptions,
  contexts: RequestContexts,
) {
  const { subscriptions, subscriptionLimit, callbackUrls } = options;
  const run = createRunner(server, options);

  return {
    /** Returns the callback that a request asks for; undefined for all others. Throws an HttpError for a wrong one. */
    find({ method, body }: FastifyRequest): CallbackRequest | undefined {
      if (callbackUrls.length === 0 || method !== 'POST') return undefined;
      const callback = readCallbackRequest((body as { extensions?: unknown } | undefined)?.extensions);
      if (callback === undefined) return undefined;
      if (callback === 'invalid') throw badRequest('The extension `subscription` lacks something.');
      if (!isAllowedCallback(callback.url, callbackUrls))
        throw badRequest(
          'The operator of this server does not allow callbacks to this URL (SUBSCRIPTION_CALLBACK_URLS).',
        );
      return callback;
    },
    async start(
      request: FastifyRequest,
      reply: FastifyReply,
      callback: CallbackRequest,
    ): Promise<FastifyReply> {
      const context = await contexts.get(request);
      const parameters = (request.body ?? {}) as SubscriptionRequest;
      // Nothing is sent anywhere for a request that is invalid.
      const rejection = subscriptions.check(parameters);
      if (rejection) return reply.code(400).send(rejection);
      const leave = subscriptionLimit.enter(getSubscriberKey(context, request));
      if (!leave) throw createTooManyError(subscriptionLimit.max);
      try {
        if (!(await sendCallbackOnce(callback, { action: 'check' })))
          throw badRequest('The URL of the callback does not accept the subscription.');
        run(await subscriptions.start(parameters, context), callback, context, leave);
      } catch (error) {
        leave();
        throw error;
      }
      return reply.header('subscription-protocol', callbackProtocol).send({ data: null });
    },
  };
}
