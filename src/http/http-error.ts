import { type LimitCode, limitMessage, httpErrorCodes } from '../graphql/limits/limit-codes.js';

type HttpErrorCode = keyof typeof httpErrorCodes;

/** A request that the HTTP server rejects before GraphQL: its code and details for the client. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly statusCode: number;
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string };

  constructor(statusCode: number, message: string, extensions: HttpError['extensions']) {
    super(message);
    this.statusCode = statusCode;
    this.extensions = extensions;
  }
}

/** An error of the HTTP server, with the status of its code. */
export function createHttpError(
  code: HttpErrorCode,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
) {
  return new HttpError(httpErrorCodes[code], message, { ...details, code });
}

export function createBodyTooLargeError(limit: number): HttpError {
  return createHttpError('BODY_TOO_LARGE', 'The request body is too large.', { limit });
}

/** A limit with a code of GraphQL that is exceeded before GraphQL begins. */
export function createLimitError(code: LimitCode, limit: number): HttpError {
  return new HttpError(400, limitMessage(code, limit), { code, limit });
}
