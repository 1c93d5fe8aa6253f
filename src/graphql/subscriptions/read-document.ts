import { ApolloServerErrorCode } from '@apollo/server/errors';
import { type DocumentNode, GraphQLError, parse, specifiedRules, validate } from 'graphql';
import { LRUCache } from 'lru-cache';
import { maxErrors } from '../errors/limit-errors.js';
import type { GraphQLLimits } from '../limits/graphql-limits.js';
import { onlySubscriptions } from '../limits/no-subscription.js';
import { limitRules } from '../limits/validation-rules.js';
import type { SubgraphSchema } from '../schema.js';

/** Errors of the request, with the code that Apollo Server gives them. */
export class RequestErrors extends Error {
  readonly errors: readonly GraphQLError[];
  readonly code: string;
  constructor(errors: readonly GraphQLError[], code: string) {
    super(code);
    this.errors = errors;
    this.code = code;
  }
}

function parseDocument(query: unknown, { tokens }: GraphQLLimits): DocumentNode {
  if (typeof query !== 'string') {
    const missing = new GraphQLError('The request must contain a `query` string.');
    throw new RequestErrors([missing], ApolloServerErrorCode.BAD_REQUEST);
  }
  try {
    return parse(query, { maxLexicalTokens: tokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new RequestErrors([error], ApolloServerErrorCode.GRAPHQL_PARSE_FAILED);
  }
}

export interface DocumentOptions {
  readonly subgraph: SubgraphSchema;
  readonly limits: GraphQLLimits;
  readonly introspection: boolean;
}

/** Returns the document of a request, or throws RequestErrors. */
export type ReadDocument = (query: unknown) => DocumentNode;

/** Characters of the documents that are kept. */
const keptCharacters = 1_000_000;

/**
 * Returns a function that parses and validates a document. Valid ones are kept: the many watchers of a page send the
 * same one, and each would hold a syntax tree of its own.
 */
export function createDocumentReader({
  subgraph: { schema },
  limits,
  introspection,
}: DocumentOptions): ReadDocument {
  const kept = new LRUCache<string, DocumentNode>({
    maxSize: keptCharacters,
    sizeCalculation: (_document, query) => Math.max(1, query.length),
  });
  const rules = [...specifiedRules, ...limitRules(limits), onlySubscriptions];
  return (query: unknown): DocumentNode => {
    const known = typeof query === 'string' ? kept.get(query) : undefined;
    if (known) return known;
    const document = parseDocument(query, limits);
    const invalid = validate(schema, document, rules, { maxErrors, hideSuggestions: !introspection });
    if (invalid.length > 0) throw new RequestErrors(invalid, ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED);
    kept.set(String(query), document);
    return document;
  };
}
