import type { WebSocket } from 'ws';
import type { CloseReason } from './socket-session.js';

/** Milliseconds of the life of a connection. */
export interface SocketTimeouts {
  /** In which `connection_init` must arrive. */
  readonly init: number;
  /** Between two pings; a client that does not answer one before the next is gone. */
  readonly ping: number;
  /** After which a connection without a subscription is closed. */
  readonly idle: number;
  /** Over which the connections are closed when the server stops, so that not all clients come again at once. */
  readonly drain: number;
  /** In which a client must answer that. */
  readonly close: number;
}

export const defaultTimeouts: SocketTimeouts = {
  ...{ init: 3_000, ping: 12_000, idle: 60_000 },
  // Fastify gives a hook ten seconds.
  ...{ drain: 5_000, close: 1_000 },
};

const idle: CloseReason = [4499, 'Idle'];

/** Ends a connection whose client is gone, or has no subscription. */
export function watchLife(socket: WebSocket, timeouts: SocketTimeouts, countSubscriptions: () => number) {
  let isAlive = true;
  let idleSince = performance.now();
  socket.on('pong', () => (isAlive = true));
  const timer = setInterval(() => {
    if (!isAlive) {
      socket.terminate();
      return;
    }
    isAlive = false;
    socket.ping();
    if (countSubscriptions() > 0) idleSince = performance.now();
    if (performance.now() - idleSince >= timeouts.idle) socket.close(...idle);
  }, timeouts.ping).unref();
  return () => {
    clearInterval(timer);
  };
}

/**
 * The socket as graphql-ws sees it.
 *
 * @param unsentBytes Bytes that a client may leave unread.
 * @param run Runs what a message causes.
 */
export function adaptSocket(socket: WebSocket, unsentBytes: number, run: (callback: () => void) => void) {
  return {
    protocol: socket.protocol,
    send: (data: string) =>
      new Promise<void>((resolve, reject) => {
        // A client that sends but does not read.
        if (socket.bufferedAmount > unsentBytes) socket.terminate();
        socket.send(data, (error) => {
          if (error && socket.readyState === socket.OPEN) reject(error);
          else resolve();
        });
      }),
    close: (code?: number, reason?: string) => {
      socket.close(code, reason);
    },
    onMessage(callback: (data: string) => Promise<void>) {
      socket.on('message', (data: Buffer) => {
        run(() => {
          callback(data.toString()).catch((error: unknown) => socket.emit('failed', error));
        });
      });
    },
  };
}
