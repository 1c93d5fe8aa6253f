import type { GraphRequest, GraphResponse } from '../transport/send.js';
import { type JsonObject, readInt32, readObject, readString } from './readers.js';

/** The body of a `$batch`: relative URLs, headers for each request (Prefer is not inherited), ids from 1 on. */
export function batchBody(requests: readonly GraphRequest[], versionRoot: string): string {
  const items = requests.map(({ method, path, headers, body }, index) => ({
    id: String(index + 1),
    method,
    url: path.startsWith(versionRoot) ? path.slice(versionRoot.length) : path,
    headers: innerHeaders(headers),
    ...(body !== undefined && { body: JSON.parse(body) as unknown }),
  }));
  return JSON.stringify({ requests: items });
}

/** What belongs to the connection, or to the program as a whole, stays on the batch. */
function innerHeaders(headers: GraphRequest['headers']): GraphRequest['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'user-agent'));
}

/** The lack of an answer within a batch: what came of that request is not known. */
class MissingAnswerError extends Error {
  readonly code = 'BATCH_ANSWER_MISSING';
}

function toResponse(answer: JsonObject): GraphResponse | undefined {
  const status = readInt32(answer['status']);
  if (status === null) return undefined;
  const headers = Object.entries(readObject(answer['headers']) ?? {}).map(
    ([name, value]) => [name.toLowerCase(), readString(value) ?? String(value)] as const,
  );
  const body = answer['body'];
  // A text is base64 of something that is no JSON.
  return {
    status,
    headers: Object.fromEntries(headers),
    empty: body === undefined || body === null || body === '',
    json: typeof body === 'string' ? undefined : body,
  };
}

/** The answers of a batch in the order of its requests (they come in any order); an error for a missing one. */
export function readBatchResponse(outer: GraphResponse, count: number): (GraphResponse | Error)[] {
  const indexes = Array.from({ length: count }, (_, index) => String(index + 1));
  // Whatever happened to the batch as a whole happened to each of its requests.
  if (outer.status < 200 || outer.status > 299) return indexes.map(() => outer);
  const list = readObject(outer.json)?.['responses'];
  const byId = new Map<string, GraphResponse>();
  for (const element of Array.isArray(list) ? list : []) {
    const answer = readObject(element);
    const id = readString(answer?.['id']);
    const response = answer && toResponse(answer);
    if (id !== null && response && !byId.has(id)) byId.set(id, response);
  }
  const { clientRequestId } = outer;
  return indexes.map((id) => {
    const response = byId.get(id);
    if (!response) return new MissingAnswerError();
    return clientRequestId === undefined ? response : { ...response, clientRequestId };
  });
}
