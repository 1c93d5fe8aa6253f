import type { GraphRequest, GraphResponse } from '../transport/send.js';
import { type JsonObject, readInt32, readObject, readString } from './readers.js';

/** Creates the body of a `$batch`, with relative URLs and with headers for each request: Prefer is not inherited. */
export function toBatchBody(requests: readonly GraphRequest[], versionRoot: string): string {
  const items = requests.map(({ method, path, headers, body }, index) => ({
    id: String(index + 1),
    method,
    url: path.startsWith(versionRoot) ? path.slice(versionRoot.length) : path,
    headers: toInnerHeaders(headers),
    ...(body !== undefined && { body: JSON.parse(body) as unknown }),
  }));
  return JSON.stringify({ requests: items });
}

/** The user agent is a header of the batch itself. */
function toInnerHeaders(headers: GraphRequest['headers']): GraphRequest['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'user-agent'));
}

/** A batch response without the response of a request, whose outcome is unknown. */
class MissingResponseError extends Error {
  readonly code = 'BATCH_RESPONSE_MISSING';
}

function toResponse(item: JsonObject): GraphResponse | undefined {
  const status = readInt32(item['status']);
  if (status === null) return undefined;
  const headers = Object.entries(readObject(item['headers']) ?? {}).map(
    ([name, value]) => [name.toLowerCase(), readString(value) ?? String(value)] as const,
  );
  const body = item['body'];
  // A string is the base64 form of a body that is not JSON.
  return {
    status,
    headers: Object.fromEntries(headers),
    empty: body === undefined || body === null || body === '',
    json: typeof body === 'string' ? undefined : body,
  };
}

/** Returns the responses of a batch in the order of its requests, with an error for each missing one. */
export function readBatchResponse(outer: GraphResponse, count: number): (GraphResponse | Error)[] {
  const indexes = Array.from({ length: count }, (_, index) => String(index + 1));
  // The status of the batch applies to each of its requests.
  if (outer.status < 200 || outer.status > 299) return indexes.map(() => outer);
  const list = readObject(outer.json)?.['responses'];
  const byId = new Map<string, GraphResponse>();
  for (const element of Array.isArray(list) ? list : []) {
    const item = readObject(element);
    const id = readString(item?.['id']);
    const response = item && toResponse(item);
    if (id !== null && response && !byId.has(id)) byId.set(id, response);
  }
  const { clientRequestId } = outer;
  return indexes.map((id) => {
    const response = byId.get(id);
    if (!response) return new MissingResponseError();
    return clientRequestId === undefined ? response : { ...response, clientRequestId };
  });
}
