import { type LimitCode, limitMessage, httpErrorCodes } from '../graphql/limits/limit-codes.js';

type HttpErrorCode = keyof typeof httpErrorCodes;

/** A request that the front turns away itself: its code, and facts that a client can act on. */
export class HttpError extends Error {
  override readonly name = 'Refusal';
  readonly statusCode: number;
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string };

  constructor(statusCode: number, message: string, extensions: HttpError['extensions']) {
    super(message);
    this.statusCode = statusCode;
    this.extensions = extensions;
  }
}

/** The refusal for a code of the front. */
export function createHttpError(
  code: HttpErrorCode,
  message: string,
  facts: Readonly<Record<string, unknown>> = {},
) {
  return new HttpError(httpErrorCodes[code], message, { ...facts, code });
}

/** The refusal for a limit that GraphQL has a code for, found before GraphQL begins. */
export function createLimitError(code: LimitCode, limit: number): HttpError {
  return new HttpError(400, limitMessage(code, limit), { code, limit });
}
