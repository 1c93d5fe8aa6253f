import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { type DocumentLimits, findExceededLimit } from '../graphql/limits/document-limits.js';
import { isJsonObject } from '../graphql/json-object.js';
import { createLimitError } from './http-error.js';
import type { Parameters } from './trusted-documents.js';

export interface RequestGuardOptions {
  /** Operations of one request; 0 = arrays are rejected. */
  readonly batchOperations: number;
  /** The limits of a document; trusted documents are not limited. */
  readonly documentLimits: DocumentLimits;
  /** Replaces the parameters of a trusted document, and throws for any other. Without it all are admitted. */
  readonly trusted?: ((request: Parameters) => Parameters) | undefined;
}

/** The parameters of a GET with `extensions` parsed. Invalid JSON stays a string, which identifies no document. */
function toParameters(query: Parameters): Parameters {
  const { extensions } = query;
  if (typeof extensions !== 'string') return query;
  try {
    return { ...query, extensions: JSON.parse(extensions) as unknown };
  } catch {
    return query;
  }
}

function toSearch(parameters: Parameters): string {
  const entries = Object.entries(parameters).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as unknown[]) : [value]).map((item) => [name, item] as const),
  );
  return new URLSearchParams(
    entries.map(([name, item]): [string, string] => [
      name,
      typeof item === 'string' ? item : JSON.stringify(item),
    ]),
  ).toString();
}

/** Maximum number of characters of all documents that are remembered as within the limits. */
const maxCharacters = 1_000_000;

/**
 * Creates a function that throws an HttpError for a document that exceeds a limit. It never parses a document, because
 * the parser is recursive; one that is sent again is not scanned again.
 */
function createDocumentCheck(limits: DocumentLimits): (request: unknown) => void {
  const admitted = new LRUCache<string, true>({
    maxSize: maxCharacters,
    sizeCalculation: (_, document) => document.length + 1,
  });
  return (request) => {
    const document = isJsonObject(request) ? request['query'] : undefined;
    if (typeof document !== 'string' || admitted.get(document)) return;
    const exceeded = findExceededLimit(document, limits);
    if (exceeded) throw createLimitError(exceeded.code, exceeded.limit);
    admitted.set(document, true);
  };
}

/**
 * Creates a function that admits the parameters of one operation: within the limits, or with the body of the trusted
 * document. Throws an HttpError for any other.
 */
export function createOperationGuard({
  documentLimits,
  trusted,
}: Pick<RequestGuardOptions, 'documentLimits' | 'trusted'>): (request: Parameters) => Parameters {
  const checkDocument = createDocumentCheck(documentLimits);
  return (request) => {
    if (trusted) return trusted(request);
    checkDocument(request);
    return request;
  };
}

/** Creates a function that admits all operations of an HTTP request together, or throws an HttpError. */
export function createRequestGuard({ batchOperations, documentLimits, trusted }: RequestGuardOptions) {
  const checkDocument = createDocumentCheck(documentLimits);
  const admit = (request: FastifyRequest): void => {
    const { body, query, method } = request;
    if (Array.isArray(body) && body.length > batchOperations) {
      throw createLimitError('BATCH_LIMIT_EXCEEDED', batchOperations);
    }
    if (!trusted) {
      if (method === 'GET') checkDocument(query);
      else if (Array.isArray(body)) body.forEach(checkDocument);
      else checkDocument(body);
      return;
    }
    if (method === 'GET') {
      request.raw.url = `/graphql?${toSearch(trusted(toParameters(query as Parameters)))}`;
    } else if (Array.isArray(body)) {
      request.body = body.map((item: unknown) => trusted(isJsonObject(item) ? item : {}));
    } else if (isJsonObject(body)) {
      request.body = trusted(body);
    }
  };
  return admit;
}
