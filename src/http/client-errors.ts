import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ConnectionError } from 'fastify';
import type { Logger } from '../telemetry/logger.js';
import type { CreateErrorBody } from './error-bodies.js';
import { logRefusal } from './refusal-log.js';
import { createAttachedValue } from './attached-value.js';
import { getScope, requestIdHeader } from './request-scopes.js';

/** The status of each error of Node's HTTP parser; 400 for all others. */
const parserErrors: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/**
 * Milliseconds that a client has to close its side after the response. Closing while bytes arrive would reset the
 * connection, and the client could lose the response.
 */
const lingerMs = 500;

export interface ClientErrorsOptions {
  readonly log: Logger;
  readonly createErrorBody: CreateErrorBody;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

function endAndDestroy(socket: Duplex, text: string): void {
  const timer = setTimeout(() => socket.destroy(), lingerMs);
  socket.once('close', () => {
    clearTimeout(timer);
  });
  socket.end(text);
}

/** Rejects what never becomes a request of Fastify: there is only a socket to respond on, which is then destroyed. */
export function createClientErrors({ log, createErrorBody }: ClientErrorsOptions) {
  const exchanges = createAttachedValue<Duplex, Exchange[]>('exchanges');
  const rejected = new WeakSet<Duplex>();

  /** Logs the rejection and returns the response. */
  const toResponse = (status: number, correlationId: string, address: string | undefined) => {
    const { code, body } = createErrorBody(status, correlationId);
    logRefusal(log, { correlationId, codes: [code], status, address });
    const json = JSON.stringify(body);
    const headers = {
      connection: 'close',
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(json),
      [requestIdHeader]: correlationId,
    };
    return { headers, json };
  };
  const reject = (socket: Duplex, status: number, request?: IncomingMessage) => {
    if (!socket.writable) return void socket.destroy();
    const id = request ? getScope(request).correlationId : randomUUID();
    const { headers, json } = toResponse(status, id, getAddress(socket));
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    endAndDestroy(socket, `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${head.join('')}\r\n${json}`);
  };

  return {
    /** Follows the requests of each connection: a response must not be mistaken for that to an earlier request. */
    observe: (server: Server): void => {
      server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
        const active = exchanges.get(request.socket) ?? [];
        exchanges.set(request.socket, active);
        active.push({ request, response });
        // The responses of a connection are sent in the order of their requests.
        response.once('finish', () => active.shift());
      });
      server.on('connect', (request: IncomingMessage, socket: Duplex) => {
        reject(socket, 405, request);
      });
      server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
        const { correlationId } = getScope(request);
        const { headers, json } = toResponse(417, correlationId, request.socket.remoteAddress);
        response.writeHead(417, headers).end(json);
      });
    },

    /** Bytes that are not HTTP, and requests that arrive too slowly. */
    handle: ({ code }: Pick<ConnectionError, 'code'>, socket: Duplex): void => {
      if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
      // The parser reports the rest of what arrives again and again.
      if (rejected.has(socket)) return;
      rejected.add(socket);
      const status = parserErrors[code] ?? 400;
      const active = [...(exchanges.get(socket) ?? [])];
      const last = active.at(-1);
      const broken = last?.request.complete === false ? last : undefined;
      // Its response is there already: only the rest of its body is not.
      if (broken?.response.headersSent) return void socket.destroy();
      const earlier = active.filter((exchange) => exchange !== broken).at(-1);
      if (!earlier) reject(socket, status, broken?.request);
      else
        earlier.response.once('finish', () => {
          reject(socket, status, broken?.request);
        });
    },
  };
}

function getAddress(socket: Duplex): string | undefined {
  return 'remoteAddress' in socket && typeof socket.remoteAddress === 'string'
    ? socket.remoteAddress
    : undefined;
}

export type ClientErrors = ReturnType<typeof createClientErrors>;
