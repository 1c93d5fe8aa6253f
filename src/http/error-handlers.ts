import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../telemetry/logger.js';
import type { CreateErrorBody } from './error-bodies.js';
import { HttpError } from './http-error.js';
import { acceptedEncodings } from './json-body.js';
import type { RefusalLog } from './refusal-log.js';
import { getScope, requestIdHeader } from './request-scopes.js';

export interface ErrorHandlersOptions {
  readonly log: Logger;
  readonly createErrorBody: CreateErrorBody;
  readonly logRefusal: RefusalLog;
  /** Counts a rejected request; throws if its sender has sent too many. */
  readonly countRejected: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
}

type ReplyToError<T> = (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => T;
type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

export interface ErrorHandlers {
  /** Errors of hooks and body parsers. */
  readonly handleError: ReplyToError<Promise<FastifyReply>>;
  /** Errors of the router, such as a URL that cannot be decoded. */
  readonly handleFrameworkError: ReplyToError<void>;
  /** Methods that GraphQL over HTTP does not have. */
  readonly handleMethodNotAllowed: Handler;
  /** Unknown paths and methods. */
  readonly handleNotFound: Handler;
}

/** The responses to errors outside GraphQL, in the form of GraphQL errors: never HTML, never a stack. */
export function createErrorHandlers(options: ErrorHandlersOptions): ErrorHandlers {
  const { log, createErrorBody, logRefusal, countRejected } = options;

  /** Counts the request, and replaces its error if its sender has sent too many. */
  const findError = async (request: FastifyRequest, reply: FastifyReply, error: unknown) => {
    try {
      await countRejected(request, reply);
      return error;
    } catch (exceeded) {
      return exceeded;
    }
  };
  const reject = async (request: FastifyRequest, reply: FastifyReply, status: number, cause?: unknown) => {
    const error = status < 500 ? await findError(request, reply, cause) : cause;
    const { correlationId, errorCodes } = getScope(request.raw);
    const finalStatus = error instanceof HttpError ? error.statusCode : status;
    const { code, body } = createErrorBody(finalStatus, correlationId, error);
    errorCodes.add(code);
    if (finalStatus === 415) void reply.header('accept-encoding', acceptedEncodings);
    return [reply.code(finalStatus), body] as const;
  };

  return {
    handleError: async (error, request, reply) => {
      const status = error.statusCode ?? 500;
      if (status >= 500) log.error({ error }, 'unexpected error outside GraphQL');
      const [rejected, body] = await reject(request, reply, status, error);
      return rejected.send(body);
    },
    // The hooks do not run for these.
    handleFrameworkError: (error, request, reply) => {
      void reply.header(requestIdHeader, getScope(request.raw).correlationId);
      void reject(request, reply, error.statusCode ?? 500).then(async ([rejected, body]) => {
        await logRefusal(request, rejected);
        void rejected.send(body);
      });
    },
    handleMethodNotAllowed: async (request, reply) => {
      const [rejected, body] = await reject(request, reply.header('allow', 'GET, POST'), 405);
      return rejected.send(body);
    },
    handleNotFound: async (request, reply) => {
      const [rejected, body] = await reject(request, reply, 404);
      return rejected.send(body);
    },
  };
}
