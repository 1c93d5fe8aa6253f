import { isJsonObject, type JsonObject } from '../graphql/json-object.js';
import { createHttpError, type HttpError } from './http-error.js';

/** A document of a persisted query manifest. */
export interface TrustedDocument {
  readonly id: string;
  readonly body: string;
}

/** The unvalidated parameters of a GraphQL request. */
export type Parameters = JsonObject;

const createNotTrustedError = (): HttpError =>
  createHttpError('DOCUMENT_NOT_TRUSTED', 'This server only executes trusted documents.');

/** The id in the `extensions` of a request, as Apollo clients send it; null matches no document. */
function readHash(extensions: unknown): unknown {
  if (!isJsonObject(extensions) || extensions['persistedQuery'] == null) return undefined;
  const { persistedQuery } = extensions;
  return isJsonObject(persistedQuery) ? (persistedQuery['sha256Hash'] ?? null) : null;
}

/** Removes the hash: Apollo Server would look it up among automatic persisted queries. */
function withoutHash(extensions: unknown): unknown {
  if (!isJsonObject(extensions)) return extensions;
  return Object.fromEntries(Object.entries(extensions).filter(([name]) => name !== 'persistedQuery'));
}

/** Finds the documents of a manifest. */
function indexDocuments(documents: readonly TrustedDocument[]) {
  const bodies = new Map(documents.map(({ id, body }) => [id, body]));
  return {
    documents,
    known: new Set(bodies.values()),
    findBody: (id: unknown): string | undefined =>
      typeof id === 'string' ? (bodies.get(id) ?? bodies.get(id.replace(/^sha256:/, ''))) : undefined,
  };
}

/**
 * Creates a function that replaces the parameters of a request for a trusted document with its body. The hash,
 * the id and the body in a request must all identify the same document. Throws an HttpError for any other
 * request. Never parses GraphQL.
 *
 * @param getDocuments Returns another list when the manifest was read again.
 */
export function createDocumentAllowList(
  getDocuments: () => readonly TrustedDocument[],
): (request: Parameters) => Parameters {
  let index = indexDocuments(getDocuments());
  const getIndex = () => {
    const documents = getDocuments();
    if (documents !== index.documents) index = indexDocuments(documents);
    return index;
  };

  return ({ documentId, ...request }) => {
    const { findBody, known } = getIndex();
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
