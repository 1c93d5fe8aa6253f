import { type LimitCode, limitMessage, refusedByHttp } from '../graphql/limits/refusal-codes.js';

type RefusedByHttp = keyof typeof refusedByHttp;

/** A request that the front turns away itself: its code, and facts that a client can act on. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly statusCode: number;
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string };

  constructor(statusCode: number, message: string, extensions: Refusal['extensions']) {
    super(message);
    this.statusCode = statusCode;
    this.extensions = extensions;
  }
}

/** The refusal for a code of the front. */
export function refuse(code: RefusedByHttp, message: string, facts: Readonly<Record<string, unknown>> = {}) {
  return new Refusal(refusedByHttp[code], message, { ...facts, code });
}

/** The refusal for a limit that GraphQL has a code for, found before GraphQL begins. */
export function overLimit(code: LimitCode, limit: number): Refusal {
  return new Refusal(400, limitMessage(code, limit), { code, limit });
}
