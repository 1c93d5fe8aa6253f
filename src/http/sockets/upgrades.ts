import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

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

/** What a request to upgrade has besides: its connection, and what the client has sent after the headers. */
interface Upgrade {
  readonly socket: Duplex;
  readonly head: Buffer;
}

/**
 * Routes handshakes like all requests, so that every hook applies to them, and a refusal is an ordinary response.
 *
 * @param maxPayload Maximum size of a message in bytes.
 */
export function createUpgrades(server: FastifyInstance, maxPayload: number) {
  const sockets = new WebSocketServer({ noServer: true, clientTracking: false, maxPayload });
  const upgrades = new WeakMap<IncomingMessage, Upgrade>();
  const find = ({ raw }: FastifyRequest) => (isHandshake(raw) ? upgrades.get(raw) : undefined);

  const route = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node.js removes its own listener before an upgrade.
    socket.on('error', () => socket.destroy());
    upgrades.set(request, { socket, head });
    const response = new ServerResponse(request);
    response.assignSocket(socket as never);
    server.routing(request, response);
  };
  server.server.on('upgrade', route);
  server.addHook('preClose', (done) => {
    server.server.off('upgrade', route);
    done();
  });
  // A connection that was refused is of no further use.
  server.addHook('onResponse', (request, _reply, done) => {
    upgrades.get(request.raw)?.socket.destroy();
    done();
  });

  return {
    isUpgrade: (request: FastifyRequest): boolean => find(request) !== undefined,
    /** Completes the handshake; returns whether there was one. */
    accept(request: FastifyRequest, reply: FastifyReply, serve: (socket: WebSocket) => void): boolean {
      const upgrade = find(request);
      if (!upgrade) return false;
      void reply.hijack();
      sockets.handleUpgrade(request.raw, upgrade.socket, upgrade.head, serve);
      return true;
    },
  };
}
