import type { FastifyRequest } from 'fastify';
import type { SubscriptionResult } from '../../graphql/subscriptions/subscription-result.js';
import type { SubscriptionRequest, Subscriptions } from '../../graphql/subscriptions/subscriptions.js';
import type { WebSocketSession } from '../../graphql/subscriptions/websocket-protocol.js';
import { HttpError } from '../http-error.js';
import type { RateLimit } from '../rate-limit.js';
import type { CreateContext, RequestContext } from '../request-context.js';
import { getSubscriberKey, type SubscriptionLimit } from '../streams/subscription-limit.js';
import { createTooManyError } from '../streams/streams.js';
import type { Parameters } from '../trusted-documents.js';
import { readAuthorization } from './connection-params.js';
import { createOpenSubscriptions } from './open-subscriptions.js';

export interface SocketSessionDependencies {
  readonly createContext: CreateContext;
  readonly subscriptions: Subscriptions;
  readonly subscriptionLimit: SubscriptionLimit;
  /** The connections of a caller. */
  readonly socketLimit: SubscriptionLimit;
  readonly rateLimit: Pick<RateLimit, 'countOperation'>;
  /** Admits the parameters of an operation, or throws an HttpError. */
  readonly guard: (request: Parameters) => Parameters;
  readonly maxTokenLength: number;
}

/** Why the server closes a connection. Clients come again after 4403, and ask for a token anew; not after the others. */
export type CloseReason = readonly [code: number, reason: string];
const invalidParams: CloseReason = [4400, 'Invalid connection parameters'];
const tooManyConnections: CloseReason = [4429, 'Too many connections'];
const forbidden: CloseReason = [4403, 'Forbidden'];

/** Node ends longer timers at once. No token is valid for so long. */
const maxTimerMs = 2 ** 31 - 1;

function toFailure(error: unknown, subscriptions: Subscriptions): SubscriptionResult {
  if (!(error instanceof HttpError)) return subscriptions.toFailure(error);
  return { errors: [{ message: error.message, extensions: error.extensions }] };
}

async function* once(result: SubscriptionResult): AsyncIterableIterator<SubscriptionResult> {
  yield await Promise.resolve(result);
}

/** The part of a connection that knows its caller. */
export interface SocketSession extends WebSocketSession {
  /** Number of open subscriptions. */
  count(): number;
  /** Must be called when the connection has closed. */
  closed(): void;
}

/** Ends a connection with a function when the token of its caller expires. */
function createExpiry(expire: () => void) {
  let timer: NodeJS.Timeout | undefined;
  return {
    start({ expiresAt }: RequestContext) {
      if (expiresAt === undefined) return;
      const afterMs = Math.max(0, expiresAt - Date.now());
      timer = setTimeout(expire, Math.min(afterMs, maxTimerMs)).unref();
    },
    stop: () => {
      clearTimeout(timer);
    },
  };
}

/** @param close Closes the connection, after what has been sent. */
export function createSocketSession(
  request: FastifyRequest,
  close: (reason: CloseReason) => void,
  dependencies: SocketSessionDependencies,
): SocketSession {
  const { createContext, subscriptions, subscriptionLimit, socketLimit, rateLimit, guard } = dependencies;
  const gone = new AbortController();
  // After the messages that are being sent.
  const closeLater = () => setImmediate(close, forbidden);
  const open = createOpenSubscriptions(closeLater);
  const expiry = createExpiry(() => {
    open.expire(subscriptions.toExpired());
    closeLater();
  });
  let { authorization } = request.headers;
  let leaveCaller: (() => void) | undefined;

  const createOwnContext = () => createContext({ ...request.headers, authorization }, gone.signal);
  const getKey = (context: RequestContext | undefined) => getSubscriberKey(context, request);

  const begin = async (parameters: SubscriptionRequest, onClose: (leave: () => void) => void) => {
    const context = await createOwnContext();
    const leave = subscriptionLimit.enter(getKey(context));
    if (!leave) throw createTooManyError(subscriptionLimit.max);
    onClose(leave);
    await rateLimit.countOperation(request, getKey(context));
    const admitted = guard(parameters as unknown as Parameters) as unknown as SubscriptionRequest;
    const results = open.add(await subscriptions.start(admitted, context), leave);
    // The connection may have closed meanwhile.
    if (gone.signal.aborted) await results.return?.();
    return results;
  };

  return {
    async connect(connectionParams) {
      authorization = readAuthorization(connectionParams) ?? authorization;
      if ((authorization ?? '').length > dependencies.maxTokenLength) {
        close(invalidParams);
        return true;
      }
      // Each subscription reports why its caller cannot be known, such as an outage of the sign-in.
      const context = await createOwnContext().catch(() => undefined);
      leaveCaller = socketLimit.enter(getKey(context));
      if (!leaveCaller) close(tooManyConnections);
      if (gone.signal.aborted) leaveCaller?.();
      else if (context) expiry.start(context);
      return true;
    },
    async start(parameters) {
      let leave: (() => void) | undefined;
      try {
        return await begin(parameters, (onClose) => (leave = onClose));
      } catch (error) {
        leave?.();
        return once(toFailure(error, subscriptions));
      }
    },
    count: () => open.count(),
    closed() {
      gone.abort();
      expiry.stop();
      leaveCaller?.();
    },
  };
}
