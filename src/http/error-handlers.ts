import type { ConnectionError, FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from '../telemetry/logger.js';
import { createHttpError, HttpError } from './http-error.js';
import type { HttpLimits } from './http-limits.js';

/** Replace the messages of the framework, which could quote the request. */
const messages: Readonly<Record<number, string>> = {
  400: 'The request is malformed: send a JSON object with a query.',
  404: 'Not found. The GraphQL endpoint is /graphql.',
  405: 'Method not allowed.',
  415: 'The content type must be application/json.',
};

/** The status of each error of Node's HTTP parser; 400 for all others. */
const parserErrors: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

export interface ErrorHandlersOptions {
  readonly limits: HttpLimits;
  readonly log: Logger;
}

type ReplyToError<T> = (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => T;
type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

export interface ErrorHandlers {
  /** Errors of hooks and body parsers. */
  readonly handleError: ReplyToError<Promise<FastifyReply>>;
  /** Errors of the router, such as a URL that cannot be decoded. */
  readonly handleFrameworkError: ReplyToError<void>;
  /** Requests that are not HTTP, or arrive too slowly: there is only a socket to respond on. */
  readonly handleClientError: (error: ConnectionError, socket: Socket) => void;
  /** Methods that GraphQL over HTTP does not have. */
  readonly handleMethodNotAllowed: Handler;
  /** Unknown paths and methods. */
  readonly handleNotFound: Handler;
}

/** Creates the body of the response to an error outside GraphQL, from its status. */
function createErrorBodies(limits: HttpLimits) {
  const limitErrors: Readonly<Record<number, HttpError>> = {
    408: createHttpError('REQUEST_TIMEOUT', 'The request took too long to arrive.', {
      limit: limits.bodyTimeoutMs,
    }),
    413: createHttpError('BODY_TOO_LARGE', 'The request body is too large.', { limit: limits.bodyBytes }),
    414: createHttpError('URL_TOO_LONG', 'The URL is too long.', { limit: limits.urlBytes }),
    431: createHttpError('HEADERS_TOO_LARGE', 'The request headers are too large.', {
      limit: limits.headerBytes,
    }),
  };

  return (status: number, error?: unknown) => {
    const known = error instanceof HttpError ? error : limitErrors[status];
    if (known) return { errors: [{ message: known.message, extensions: known.extensions }] };
    const message =
      status >= 500 ? 'Internal server error' : (messages[status] ?? 'The request was rejected.');
    const code = status >= 500 ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST';
    return { errors: [{ message, extensions: { code } }] };
  };
}

/** The responses to errors outside GraphQL, in the form of GraphQL errors: never HTML, never a stack. */
export function createErrorHandlers({ limits, log }: ErrorHandlersOptions): ErrorHandlers {
  const toBody = createErrorBodies(limits);
  return {
    handleError: async (error, _request, reply) => {
      const status = error.statusCode ?? 500;
      if (status >= 500) log.error({ error }, 'unexpected error outside GraphQL');
      return reply.code(status).send(toBody(status, error));
    },
    handleFrameworkError: (error, _request, reply) => {
      const status = error.statusCode ?? 500;
      void reply.code(status).send(toBody(status));
    },
    handleClientError: ({ code }, socket) => {
      if (code === 'ECONNRESET' || !socket.writable) return;
      const status = parserErrors[code] ?? 400;
      const json = JSON.stringify(toBody(status));
      socket.end(
        `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\n` +
          `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(json)}\r\n\r\n${json}`,
      );
    },
    handleMethodNotAllowed: async (_request, reply) =>
      reply.code(405).header('allow', 'GET, POST').send(toBody(405)),
    handleNotFound: async (_request, reply) => reply.code(404).send(toBody(404)),
  };
}
