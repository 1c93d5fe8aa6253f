import { GraphQLError } from 'graphql';
import { maxNesting } from './measure-input.js';
import { type LimitCode, limitHttpStatus, limitMessage } from './limit-codes.js';

/** A request that exceeds one of the configured limits; HTTP 400. */
export class LimitError extends GraphQLError {
  override readonly extensions: { readonly code: LimitCode; readonly limit: number; readonly http: object };

  constructor(code: LimitCode, limit: number) {
    const extensions = { code, limit, http: { status: limitHttpStatus } };
    super(limitMessage(code, limit), { extensions });
    this.extensions = extensions;
  }
}

/** graphql-js reports too many tokens as a syntax error; only the message differs from others (with its typo). */
const tooManyTokens = /^Syntax Error: Document contains more tha[nt] (\d+) tokens/;

/** Whether the parser exhausted the stack: `findExceededLimit` was not applied, as for a trusted document. */
function isStackOverflow(error: unknown): boolean {
  return error instanceof GraphQLError ? isStackOverflow(error.originalError) : error instanceof RangeError;
}

/** The limit error within an error of Apollo Server, which wraps the errors of rules and of the parser. */
export function findLimitError(error: GraphQLError): LimitError | undefined {
  if (error instanceof LimitError) return error;
  if (error.originalError instanceof LimitError) return error.originalError;
  if (isStackOverflow(error)) return new LimitError('DEPTH_LIMIT_EXCEEDED', maxNesting);
  const [, tokens] = tooManyTokens.exec(error.message) ?? [];
  return tokens === undefined ? undefined : new LimitError('TOKEN_LIMIT_EXCEEDED', Number(tokens));
}
