import { createHttpError, type HttpError } from './http-error.js';

/** A document that clients were built with, by its id. */
export interface TrustedDocument {
  readonly id: string;
  readonly body: string;
}

/** What a GraphQL request consists of, unchecked. */
export type Parameters = Readonly<Record<string, unknown>>;

const refused = (): HttpError =>
  createHttpError(
    'DOCUMENT_NOT_TRUSTED',
    'This server executes only the documents that it was configured with.',
  );

export function isObject(value: unknown): value is Parameters {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The id in the `extensions` of a request, as Apollo's clients send it; null is an id that nothing has. */
function readHash(extensions: unknown): unknown {
  if (!isObject(extensions) || extensions['persistedQuery'] == null) return undefined;
  const { persistedQuery } = extensions;
  return isObject(persistedQuery) ? (persistedQuery['sha256Hash'] ?? null) : null;
}

/** Without it: Apollo Server would look the hash up among the documents that clients registered. */
function withoutHash(extensions: unknown): unknown {
  if (!isObject(extensions)) return extensions;
  return Object.fromEntries(Object.entries(extensions).filter(([name]) => name !== 'persistedQuery'));
}

/**
 * Turns a request that names a listed document, by hash, id or its whole text, into one with that text; refuses
 * any other. What it names must all be the same document.
 *
 * @returns A function that throws a Refusal, and never parses GraphQL.
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
    const named = [
      ...(documentId == null ? [] : [findBody(documentId)]),
      ...(hash === undefined ? [] : [findBody(hash)]),
      ...(request['query'] == null ? [] : [request['query']]),
    ];
    const [body] = named;
    if (typeof body !== 'string' || !known.has(body) || named.some((other) => other !== body))
      throw refused();
    const extensions = withoutHash(request['extensions']);
    return { ...request, query: body, ...(extensions !== undefined && { extensions }) };
  };
}
