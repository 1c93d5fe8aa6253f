import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
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
import { createUpgrades } from './upgrades.js';
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
  /** Counts the open connections of a transport. */
  readonly addSocket: (transport: string, change: 1 | -1) => void;
  readonly socketTimeouts?: SocketTimeouts | undefined;
}

const restart: CloseReason = [1012, 'Service restart'];

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

/** Subscriptions over WebSocket. */
export function createSockets(server: FastifyInstance, options: SocketsOptions) {
  const { addressLimit, corsOrigins, socketTimeouts: timeouts = defaultTimeouts } = options;
  const protocol = createWebSocketProtocol(timeouts.init);
  const open = new Set<WebSocket>();
  let isClosing = false;
  const upgrades = createUpgrades(server, options.messageBytes);
  server.addHook('preClose', async () => {
    isClosing = true;
    await closeAll(open, timeouts);
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
    isUpgrade: upgrades.isUpgrade,
    /** Serves the connection of a handshake; returns whether there was one. */
    accept: (request: FastifyRequest, reply: FastifyReply): boolean =>
      upgrades.accept(request, reply, (socket) => {
        open.add(socket);
        options.addSocket('websocket', 1);
        // Messages that are too large, and clients that vanish.
        socket.on('error', () => {
          socket.terminate();
        });
        socket.once('close', () => {
          open.delete(socket);
          options.addSocket('websocket', -1);
        });
        if (isClosing) socket.close(...restart);
        const onInit = () => leaveAddress.get(request)?.();
        serve(socket, request, { ...options, protocol, onInit });
      }),
  };
}
