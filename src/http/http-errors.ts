import type { ConnectionError, FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from '../telemetry/logger.js';

/** Messages of our own for what fails before GraphQL begins: the framework's could echo the request. */
const messages: Readonly<Record<number, string>> = {
  400: 'The request is malformed: send a JSON object with a query.',
  404: 'There is nothing here. GraphQL is at /graphql.',
  405: 'This method is not allowed here.',
  408: 'The request took too long to arrive.',
  413: 'The request body is too large.',
  414: 'The URL is too long.',
  415: 'Send the request as application/json.',
  431: 'The request headers are too large.',
};

function body(status: number) {
  const message = status >= 500 ? 'Internal server error' : (messages[status] ?? 'The request was refused.');
  const code = status >= 500 ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST';
  return { errors: [{ message, extensions: { code } }] };
}

/** Answers a failure outside GraphQL in the shape of a GraphQL error; never HTML, never a stack. */
export function createHttpErrorHandler(log: Logger) {
  return async (error: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) log.error({ err: error }, 'a request failed outside GraphQL');
    return reply.code(status).send(body(status));
  };
}

/** Answers what the router itself refuses, such as a URL that cannot be decoded. */
export function answerFrameworkError(
  error: FastifyError,
  _request: FastifyRequest,
  reply: FastifyReply,
): void {
  const status = error.statusCode ?? 500;
  void reply.code(status).send(body(status));
}

const brokenRequests: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** Answers what is no HTTP, or comes too slowly: nothing but the socket is there to answer on. */
export function answerBrokenRequest({ code }: ConnectionError, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) return;
  const status = brokenRequests[code] ?? 400;
  const text = JSON.stringify(body(status));
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
}

/** Answers a method that GraphQL over HTTP does not have. */
export async function answerNotAllowed(_request: FastifyRequest, reply: FastifyReply) {
  return reply.code(405).header('allow', 'GET, POST').send(body(405));
}

/** Answers a request for a path or method that does not exist. */
export async function answerNotFound(_request: FastifyRequest, reply: FastifyReply) {
  return reply.code(404).send(body(404));
}
