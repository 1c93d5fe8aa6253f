import { Lexer, Source, TokenKind } from 'graphql';
import type { GraphQLLimits } from './graphql-limits.js';
import type { LimitCode } from './limit-codes.js';
import { maxNesting } from './measure-input.js';

/** The longest name: a response repeats an alias for each item of a list. */
const maxNameLength = 128;

const openingBrackets: ReadonlySet<TokenKind> = new Set([
  TokenKind.PAREN_L,
  TokenKind.BRACKET_L,
  TokenKind.BRACE_L,
]);
const closingBrackets: ReadonlySet<TokenKind> = new Set([
  TokenKind.PAREN_R,
  TokenKind.BRACKET_R,
  TokenKind.BRACE_R,
]);

/** The limits that a document must meet before it is parsed. */
export type DocumentLimits = Pick<GraphQLLimits, 'documentBytes' | 'tokens'>;

/** A limit that a document exceeds. */
interface ExceededLimit {
  readonly code: LimitCode;
  readonly limit: number;
}

function scanTokens(lexer: Lexer, maxTokens: number): ExceededLimit | undefined {
  let nesting = 0;
  // The parser stops after the same number of tokens, so the tokens after it do no harm.
  for (let count = 0; count <= maxTokens; count += 1) {
    const { kind, start, end } = lexer.advance();
    if (kind === TokenKind.EOF) return undefined;
    if (openingBrackets.has(kind)) nesting += 1;
    if (closingBrackets.has(kind)) nesting -= 1;
    if (nesting > maxNesting) return { code: 'DEPTH_LIMIT_EXCEEDED', limit: maxNesting };
    if (kind === TokenKind.NAME && end - start > maxNameLength) {
      return { code: 'NAME_LIMIT_EXCEEDED', limit: maxNameLength };
    }
  }
  return undefined;
}

/**
 * The first limit that a document exceeds; undefined if it may be parsed. Not recursive, unlike the parser, which
 * exhausts the stack on some thousand brackets. Takes time linear in the length of the document.
 */
export function findExceededLimit(
  document: string,
  { documentBytes, tokens }: DocumentLimits,
): ExceededLimit | undefined {
  if (Buffer.byteLength(document) > documentBytes) {
    return { code: 'DOCUMENT_LIMIT_EXCEEDED', limit: documentBytes };
  }
  try {
    return scanTokens(new Lexer(new Source(document)), tokens);
  } catch {
    // The parser finds the same syntax error, and reports it.
    return undefined;
  }
}
