import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from '../telemetry/logger.js';
import type { HttpLimits } from './http-limits.js';

export interface ConnectionsOptions {
  readonly limits: Pick<HttpLimits, 'connections' | 'responseTimeoutMs' | 'unsentBytes'>;
  readonly log: Logger;
}

/** The responses that one client has not received yet. */
interface Unsent {
  readonly responses: Set<ServerResponse>;
  timer: NodeJS.Timeout;
}

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0);

const countBytes = ({ responses }: Unsent) => sum([...responses].map(({ writableLength }) => writableLength));

/** Whether a client could receive something now. A response waits for those to earlier requests of its connection. */
const isWaitingForClient = ({ responses }: Unsent) =>
  [...responses].some(({ socket, writableLength }) => socket !== null && writableLength > 0);

/** The part of all connections that may wait for a request at one time: the others stay free for new clients. */
const waitingPart = 3 / 4;

/**
 * Drops connections beyond a number at once. Before that it makes room: connections whose next request has not arrived
 * completely are closed, in the order in which they began to wait. Slow clients, and those that send nothing, can
 * therefore not occupy all connections.
 */
function limitConnections(server: Server, { limits, log }: ConnectionsOptions): void {
  server.maxConnections = limits.connections;
  const maxWaiting = Math.max(1, Math.floor(limits.connections * waitingPart));
  const waiting = new Set<Socket>();
  let isFull = false;
  const wait = (socket: Socket) => {
    waiting.delete(socket);
    if (!socket.destroyed) waiting.add(socket);
  };
  const warn = () => {
    if (!isFull)
      log.warn({ maxConnections: limits.connections }, 'connections are dropped: there are too many');
    isFull = true;
  };
  server.on('connection', (socket: Socket) => {
    wait(socket);
    socket.once('close', () => {
      waiting.delete(socket);
      isFull = false;
    });
    if (waiting.size <= maxWaiting) return;
    const [longest] = waiting;
    if (longest) waiting.delete(longest);
    longest?.destroy();
    warn();
  });
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    request.once('end', () => waiting.delete(socket));
    response.once('finish', () => {
      wait(socket);
    });
  });
  // A WebSocket does not wait for a request.
  server.prependListener('upgrade', ({ socket }: IncomingMessage) => waiting.delete(socket));
  server.on('drop', () => {
    warn();
    server.closeIdleConnections();
  });
}

/**
 * Limits connections, and what they may hold: closes a connection whose client does not receive its response in time,
 * and those that have waited longest when all unsent responses together are too large.
 *
 * @returns A function to call with each response when it begins, and with the size of its body.
 */
export function createConnectionLimits(server: Server, options: ConnectionsOptions) {
  const { limits, log } = options;
  // In the order in which they began to wait.
  const unsent = new Map<Socket, Unsent>();
  limitConnections(server, options);

  const forget = (socket: Socket) => {
    clearTimeout(unsent.get(socket)?.timer);
    unsent.delete(socket);
  };
  const close = (socket: Socket, reason: 'timeout' | 'memory') => {
    log.warn({ address: socket.remoteAddress, reason }, 'connection closed: its response was not received');
    forget(socket);
    socket.destroy();
  };
  const startTimer = (socket: Socket): NodeJS.Timeout =>
    setTimeout(() => {
      const waiting = unsent.get(socket);
      if (!waiting) return;
      if (isWaitingForClient(waiting)) close(socket, 'timeout');
      else waiting.timer = startTimer(socket);
    }, limits.responseTimeoutMs).unref();
  const makeRoom = (own: Socket, bytes: number) => {
    let total = bytes + sum([...unsent.values()].map(countBytes));
    for (const [socket, waiting] of unsent) {
      if (total <= limits.unsentBytes) return;
      if (socket === own) continue;
      total -= countBytes(waiting);
      close(socket, 'memory');
    }
  };

  server.on('connection', (socket: Socket) => {
    socket.once('close', () => {
      forget(socket);
    });
  });
  return (response: ServerResponse, socket: Socket, bytes: number): void => {
    if (socket.destroyed) return;
    makeRoom(socket, bytes);
    const waiting = unsent.get(socket) ?? { responses: new Set(), timer: startTimer(socket) };
    waiting.responses.add(response);
    unsent.set(socket, waiting);
    response.once('finish', () => {
      waiting.responses.delete(response);
      forget(socket);
      // The next response of the connection begins to wait.
      if (waiting.responses.size > 0) unsent.set(socket, { ...waiting, timer: startTimer(socket) });
    });
  };
}
