import { createHttpError, type HttpError } from './http-error.js';

/** A document of a persisted query manifest. */
export interface TrustedDocument {
  readonly id: string;
  readonly body: string;
}

/** The unvalidated parameters of a GraphQL request. */
export type Parameters = Readonly<Record<string, unknown>>;

const createNotTrustedError = (): HttpError =>
  createHttpError('DOCUMENT_NOT_TRUSTED', 'This server only executes trusted documents.');

export function isObject(value: unknown): value is Parameters {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The id in the `extensions` of a request, as Apollo clients send it; null matches no document. */
function readHash(extensions: unknown): unknown {
  if (!isObject(extensions) || extensions['persistedQuery'] == null) return undefined;
  const { persistedQuery } = extensions;
  return isObject(persistedQuery) ? (persistedQuery['sha256Hash'] ?? null) : null;
}

/** Removes the hash: Apollo Server would look it up among automatic persisted queries. */
function withoutHash(extensions: unknown): unknown {
  if (!isObject(extensions)) return extensions;
  return Object.fromEntries(Object.entries(extensions).filter(([name]) => name !== 'persistedQuery'));
}

/**
 * Creates a function that replaces the parameters of a request for a trusted document with its body. The hash,
 * the id and the body in a request must all identify the same document. Throws an HttpError for any other
 * request. Never parses GraphQL.
 */
export function createDocumentAllowList(
  documents: readonly TrustedDocument[],
): (request: Parameters) => Parameters {
  const bodies = new Map(documents.map(({ id, body }) => [id, body]));
  const known = new Set(bodies.values());
  const findBody = (id: unknown): string | undefined =>
    typeof id === 'string' ? (bodies.get(id) ?? bodies.get(id.replace(/^sha256:/, ''))) : undefined;

  return ({ documentId, ...request }) => {
    const hash = readHash(request['extensions']);
    const candidates = [
      ...(documentId == null ? [] : [findBody(documentId)]),
      ...(hash === undefined ? [] : [findBody(hash)]),
      ...(request['query'] == null ? [] : [request['query']]),
    ];
    const [body] = candidates;
    if (typeof body !== 'string' || !known.has(body) || candidates.some((other) => other !== body))
      throw createNotTrustedError();
    const extensions = withoutHash(request['extensions']);
    return { ...request, query: body, ...(extensions !== undefined && { extensions }) };
  };
}
