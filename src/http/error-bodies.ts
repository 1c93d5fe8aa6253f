import { createBodyTooLargeError, createHttpError, HttpError } from './http-error.js';
import type { HttpLimits } from './http-limits.js';

/** Replace the messages of the framework, which could quote the request. */
const messages: Readonly<Record<number, string>> = {
  400: 'The request is malformed: send a JSON object with a query.',
  404: 'Not found. The GraphQL endpoint is /graphql.',
  405: 'Method not allowed.',
  415: 'The content type must be application/json.',
  417: 'The expectation cannot be met.',
};

/** The body of the response to an error outside GraphQL, in the form of a GraphQL error. */
interface ErrorBody {
  readonly code: string;
  readonly body: object;
}

export type CreateErrorBody = (status: number, correlationId: string, error?: unknown) => ErrorBody;

/** Creates the body of the response to an error outside GraphQL, from its status. */
export function createErrorBodies(limits: HttpLimits): CreateErrorBody {
  const limitErrors: Readonly<Record<number, HttpError>> = {
    408: createHttpError('REQUEST_TIMEOUT', 'The request took too long to arrive.', {
      limit: limits.bodyTimeoutMs,
    }),
    413: createBodyTooLargeError(limits.bodyBytes),
    414: createHttpError('URL_TOO_LONG', 'The URL is too long.', { limit: limits.urlBytes }),
    431: createHttpError('HEADERS_TOO_LARGE', 'The request headers are too large.', {
      limit: limits.headerBytes,
    }),
  };
  const toError = (status: number, error: unknown) => {
    const known = error instanceof HttpError ? error : limitErrors[status];
    if (known) return { message: known.message, extensions: known.extensions };
    return status >= 500
      ? { message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }
      : { message: messages[status] ?? 'The request was rejected.', extensions: { code: 'BAD_REQUEST' } };
  };

  return (status, correlationId, error) => {
    const { message, extensions } = toError(status, error);
    return {
      code: extensions.code,
      body: { errors: [{ message, extensions: { ...extensions, correlationId } }] },
    };
  };
}
