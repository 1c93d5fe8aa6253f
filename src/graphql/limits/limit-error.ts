import { GraphQLError } from 'graphql';
import { type LimitCode, limitMessage } from './limit-codes.js';

/** A request over one of the configured limits; HTTP 400. */
export class LimitError extends GraphQLError {
  override readonly extensions: { readonly code: LimitCode; readonly limit: number; readonly http: object };

  constructor(code: LimitCode, limit: number) {
    const extensions = { code, limit, http: { status: 400 } };
    super(limitMessage(code, limit), { extensions });
    this.extensions = extensions;
  }
}

/** graphql-js tells a document with too many tokens from other syntax errors by its words alone (their typo). */
const tooManyTokens = /^Syntax Error: Document contains more tha[nt] (\d+) tokens/;

/** The limit behind an error of Apollo Server, which wraps what rules and parser say; undefined if there is none. */
export function findLimitError(error: GraphQLError): LimitError | undefined {
  if (error instanceof LimitError) return error;
  if (error.originalError instanceof LimitError) return error.originalError;
  const [, tokens] = tooManyTokens.exec(error.message) ?? [];
  return tokens === undefined ? undefined : new LimitError('TOKEN_LIMIT_EXCEEDED', Number(tokens));
}
