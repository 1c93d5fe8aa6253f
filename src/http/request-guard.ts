import type { FastifyRequest } from 'fastify';
import { type DocumentLimits, findExceededLimit } from '../graphql/limits/document-limits.js';
import { createLimitError } from './http-error.js';
import { isObject, type Parameters } from './trusted-documents.js';

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

/** Throws an HttpError for a document that exceeds a limit. Never parses it: the parser is recursive. */
function checkDocuments(requests: readonly unknown[], limits: DocumentLimits): void {
  for (const request of requests) {
    const document = isObject(request) ? request['query'] : undefined;
    const exceeded = typeof document === 'string' && findExceededLimit(document, limits);
    if (exceeded) throw createLimitError(exceeded.code, exceeded.limit);
  }
}

/**
 * Creates a function that admits the parameters of one operation: within the limits, or with the body of the trusted
 * document. Throws an HttpError for any other.
 */
export function createOperationGuard({
  documentLimits,
  trusted,
}: Pick<RequestGuardOptions, 'documentLimits' | 'trusted'>): (request: Parameters) => Parameters {
  return (request) => {
    if (trusted) return trusted(request);
    checkDocuments([request], documentLimits);
    return request;
  };
}

/** Creates a hook that admits or rejects all operations of an HTTP request together. */
export function createRequestGuard({ batchOperations, documentLimits, trusted }: RequestGuardOptions) {
  const admit = (request: FastifyRequest): void => {
    const { body, query, method } = request;
    if (Array.isArray(body) && body.length > batchOperations) {
      throw createLimitError('BATCH_LIMIT_EXCEEDED', batchOperations);
    }
    if (!trusted) {
      checkDocuments([method === 'GET' ? query : body].flat(), documentLimits);
      return;
    }
    if (method === 'GET') {
      request.raw.url = `/graphql?${toSearch(trusted(toParameters(query as Parameters)))}`;
    } else if (Array.isArray(body)) {
      request.body = body.map((item: unknown) => trusted(isObject(item) ? item : {}));
    } else if (isObject(body)) {
      request.body = trusted(body);
    }
  };
  return (request: FastifyRequest): Promise<void> => Promise.resolve(request).then(admit);
}
