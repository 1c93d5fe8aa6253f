import { fastifyWebsocket } from '@fastify/websocket';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import {
  createWebSocketProtocol,
  type WebSocketProtocol,
} from '../../graphql/subscriptions/websocket-protocol.js';
import type { Logger } from '../../telemetry/logger.js';
import { runInScope } from '../../telemetry/request-scope.js';
import { getClientAddress } from '../client-address.js';
import { createHttpError, HttpError } from '../http-error.js';
import { getScope } from '../request-scopes.js';
import type { SubscriptionLimit } from '../streams/subscription-limit.js';
import { adaptSocket, defaultTimeouts, type SocketTimeouts, watchLife } from './socket-life.js';
import { type CloseReason, createSocketSession, type SocketSessionDependencies } from './socket-session.js';

export interface SocketsOptions extends SocketSessionDependencies {
  /** Connections of an address that have not sent `connection_init`. */
  readonly addressLimit: SubscriptionLimit;
  readonly corsOrigins: readonly string[];
  /** Maximum size of a message in bytes. */
  readonly messageBytes: number;
  /** Bytes that a client may leave unread. */
  readonly unsentBytes: number;
  readonly log: Logger;
  readonly socketTimeouts?: SocketTimeouts | undefined;
}

const restart: CloseReason = [1012, 'Service restart'];

/**
 * Whether a request is the handshake of a WebSocket at `/graphql`. All others are ordinary requests, whatever they ask
 * to upgrade to, such as HTTP/2.
 */
export function isHandshake({ method, url = '', headers }: IncomingMessage): boolean {
  const key = headers['sec-websocket-key'] ?? '';
  return (
    method === 'GET' &&
    /^[^?]*\/graphql\/?(\?|$)/.test(url) &&
    headers.upgrade?.toLowerCase() === 'websocket' &&
    /^[+/\dA-Za-z]{22}==$/.test(key) &&
    headers['sec-websocket-version'] === '13' &&
    headers['sec-websocket-protocol'] !== undefined
  );
}

/** Rejects pages of other origins, because browsers let any page open a WebSocket, with the cookies of the user. */
function checkOrigin({ headers: { origin }, host }: FastifyRequest, corsOrigins: readonly string[]): void {
  if (origin === undefined || corsOrigins.includes(origin)) return;
  if (URL.parse(origin)?.host === host) return;
  const message =
    'Pages of this origin may not open a WebSocket. The operator of this server allows origins with CORS_ORIGINS.';
  throw new HttpError(403, message, { code: 'BAD_REQUEST' });
}

/** Closes all connections, spread over a time. */
function closeAll(sockets: ReadonlySet<WebSocket>, { drain, close }: SocketTimeouts): Promise<unknown> {
  const stepMs = Math.min(drain / Math.max(1, sockets.size), 5);
  const closeOne = async (socket: WebSocket, index: number) => {
    // It may close by itself meanwhile.
    const closed = new Promise((resolve) => socket.once('close', resolve));
    if (index * stepMs >= 1) await new Promise((resolve) => setTimeout(resolve, index * stepMs));
    socket.close(...restart);
    const timer = setTimeout(() => {
      socket.terminate();
    }, close);
    await closed;
    clearTimeout(timer);
  };
  return Promise.all([...sockets].map(closeOne));
}

/** Serves one connection until it has closed. */
function serve(
  socket: WebSocket,
  request: FastifyRequest,
  { protocol, onInit, ...options }: SocketsOptions & { protocol: WebSocketProtocol; onInit: () => void },
): void {
  const { log, socketTimeouts: timeouts = defaultTimeouts } = options;
  const close = (reason: CloseReason) => {
    socket.close(...reason);
  };
  const session = createSocketSession(request, close, options);
  const scope = getScope(request.raw);
  const adapted = adaptSocket(socket, options.unsentBytes, (callback) => {
    runInScope(scope, callback);
  });
  const closed = protocol.opened(adapted, {
    connect(params) {
      onInit();
      return session.connect(params);
    },
    start: (parameters) => session.start(parameters),
  });
  const stopWatching = watchLife(socket, timeouts, () => session.count());
  const reportBug = (error: unknown) => {
    log.error({ error }, 'unexpected error in a WebSocket connection');
  };
  socket.on('failed', (error: unknown) => {
    reportBug(error);
    socket.close(1011, 'Internal server error');
  });
  socket.once('close', (code, reason) => {
    stopWatching();
    session.closed();
    closed(code, reason.toString()).catch(reportBug);
  });
}

/** Subscriptions over WebSocket. Registers the plugin, and returns what the route needs. */
export async function createSockets(server: FastifyInstance, options: SocketsOptions) {
  const { addressLimit, corsOrigins, socketTimeouts: timeouts = defaultTimeouts } = options;
  const protocol = createWebSocketProtocol(timeouts.init);
  const open = new Set<WebSocket>();
  let isClosing = false;
  await server.register(fastifyWebsocket, {
    options: { maxPayload: options.messageBytes, clientTracking: false },
    // Messages that are too large, and clients that vanish.
    errorHandler: (_error, socket) => {
      socket.terminate();
    },
    preClose(done) {
      isClosing = true;
      closeAll(open, timeouts).then(() => {
        done();
      }, done);
    },
  });
  const leaveAddress = new WeakMap<FastifyRequest, () => void>();

  return {
    /** Admits an upgrade, or throws an HttpError. */
    admit(request: FastifyRequest, reply: FastifyReply): void {
      checkOrigin(request, corsOrigins);
      const leave = addressLimit.enter(getClientAddress(request));
      if (!leave) {
        const retryAfterSeconds = 1;
        void reply.header('retry-after', retryAfterSeconds);
        const message = 'Too many new connections of this address.';
        throw createHttpError('RATE_LIMITED', message, { retryAfterSeconds });
      }
      request.raw.socket.once('close', leave);
      leaveAddress.set(request, leave);
    },
    serve: (socket: WebSocket, request: FastifyRequest): void => {
      open.add(socket);
      socket.once('close', () => open.delete(socket));
      if (isClosing) socket.close(...restart);
      const onInit = () => leaveAddress.get(request)?.();
      serve(socket, request, { ...options, protocol, onInit });
    },
  };
}
