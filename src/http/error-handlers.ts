import type { ConnectionError, FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from '../telemetry/logger.js';
import type { HttpLimits } from './http-limits.js';
import { createHttpError, HttpError } from './http-error.js';

/** Messages of our own for what fails before GraphQL begins: the framework's could echo the request. */
const messages: Readonly<Record<number, string>> = {
  400: 'The request is malformed: send a JSON object with a query.',
  404: 'There is nothing here. GraphQL is at /graphql.',
  405: 'This method is not allowed here.',
  415: 'Send the request as application/json.',
};

const brokenRequests: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

export interface ErrorHandlersOptions {
  readonly limits: HttpLimits;
  readonly log: Logger;
}

/** Answers of everything that fails outside GraphQL, in the shape of GraphQL errors: never HTML, never a stack. */
export function createErrorHandlers({ limits, log }: ErrorHandlersOptions) {
  const overLimits: Readonly<Record<number, HttpError>> = {
    408: createHttpError('REQUEST_TIMEOUT', 'The request took too long to arrive.', {
      limit: limits.bodyTimeoutMs,
    }),
    413: createHttpError('BODY_TOO_LARGE', 'The request body is too large.', { limit: limits.bodyBytes }),
    414: createHttpError('URL_TOO_LONG', 'The URL is too long.', { limit: limits.urlBytes }),
    431: createHttpError('HEADERS_TOO_LARGE', 'The request headers are too large.', {
      limit: limits.headerBytes,
    }),
  };

  const body = (status: number, error?: unknown) => {
    const refusal = error instanceof HttpError ? error : overLimits[status];
    if (refusal) return { errors: [{ message: refusal.message, extensions: refusal.extensions }] };
    const message =
      status >= 500 ? 'Internal server error' : (messages[status] ?? 'The request was refused.');
    const code = status >= 500 ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST';
    return { errors: [{ message, extensions: { code } }] };
  };

  return {
    /** What a hook or a parser threw. */
    handleError: async (error: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
      const status = error.statusCode ?? 500;
      if (status >= 500) log.error({ err: error }, 'a request failed outside GraphQL');
      return reply.code(status).send(body(status, error));
    },

    /** What the router itself refuses, such as a URL that cannot be decoded. */
    handleFrameworkError: (error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void => {
      const status = error.statusCode ?? 500;
      void reply.code(status).send(body(status));
    },

    /** What is no HTTP, or comes too slowly: nothing but the socket is there to answer on. */
    handleClientError: ({ code }: ConnectionError, socket: Socket): void => {
      if (code === 'ECONNRESET' || !socket.writable) return;
      const status = brokenRequests[code] ?? 400;
      const text = JSON.stringify(body(status));
      socket.end(
        `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\n` +
          `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
      );
    },

    /** A method that GraphQL over HTTP does not have. */
    handleMethodNotAllowed: async (_request: FastifyRequest, reply: FastifyReply) =>
      reply.code(405).header('allow', 'GET, POST').send(body(405)),

    /** A path or method that does not exist. */
    handleNotFound: async (_request: FastifyRequest, reply: FastifyReply) => reply.code(404).send(body(404)),
  };
}
