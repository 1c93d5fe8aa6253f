import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
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

/** Answers a request for a path or method that does not exist. */
export async function answerNotFound(_request: FastifyRequest, reply: FastifyReply) {
  return reply.code(404).send(body(404));
}
