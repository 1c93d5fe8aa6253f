import type { GraphRequest } from './exchange.js';
import { badRequest } from './graph-error.js';
import { isJsonObject } from './json.js';
import { readJsonBody } from './read-request.js';

const MAX_REQUESTS = 20;

/** A well-formed request of a `$batch`. */
export interface BatchItem {
  readonly id: string;
  readonly method: string;
  /** Relative to the version, without a leading slash. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Key of the request that must succeed first. */
  readonly parent: string | undefined;
}

/** Ids are compared case-insensitively. */
export function toBatchKey(id: string): string {
  return id.toLowerCase();
}

/** The requests in the body of a `$batch`. Throws 400 when one of them is malformed. */
export function readBatch(request: GraphRequest): readonly BatchItem[] {
  const body = readJsonBody(request);
  const requests = isJsonObject(body) ? body['requests'] : undefined;
  if (!Array.isArray(requests) || requests.length === 0) {
    throw badRequest("Invalid batch payload format: 'requests' must be a list with at least one request.");
  }
  if (requests.length > MAX_REQUESTS) {
    throw badRequest(`Number of batch requests ${requests.length} exceeds the limit of ${MAX_REQUESTS}.`);
  }
  const seen = new Set<string>();
  return requests.map((entry: unknown) => {
    const item = readItem(entry);
    if (seen.has(toBatchKey(item.id))) throw badRequest(`Request Id ${item.id} is not unique in the batch.`);
    // Checked before the id is added, because a request can depend on earlier requests only.
    if (item.parent !== undefined && !seen.has(item.parent)) {
      throw badRequest(`Request ${item.id} depends on a request that does not precede it.`);
    }
    seen.add(toBatchKey(item.id));
    return item;
  });
}

function readItem(entry: unknown): BatchItem {
  if (!isJsonObject(entry)) throw badRequest('Invalid batch payload format: a request must be an object.');
  const { id, method, url, body } = entry;
  if (typeof id !== 'string' || id === '')
    throw badRequest("A batch request must have an 'id' that is a string.");
  if (typeof method !== 'string') throw badRequest(`Request ${id} has no 'method'.`);
  if (typeof url !== 'string' || /^(\w+:)?\/\//.test(url)) {
    throw badRequest(`The 'url' of request ${id} must be relative.`);
  }
  return {
    id,
    method: method.toUpperCase(),
    url: url.replace(/^\//, ''),
    headers: readHeaders(entry['headers'] ?? {}, id),
    body: body === undefined ? undefined : JSON.stringify(body),
    parent: readParent(entry['dependsOn'] ?? [], id),
  };
}

function readHeaders(headers: unknown, id: string): Record<string, string> {
  if (!isJsonObject(headers)) throw badRequest(`The 'headers' of request ${id} must be an object.`);
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      if (typeof value !== 'string') throw badRequest(`Header '${name}' of request ${id} must be a string.`);
      return [name.toLowerCase(), value];
    }),
  );
}

/** The format allows several ids; the service allows one, according to Microsoft's known issues. */
function readParent(dependsOn: unknown, id: string): string | undefined {
  if (!Array.isArray(dependsOn) || dependsOn.length > 1) {
    throw badRequest(`'dependsOn' of request ${id} must be a list with one id.`);
  }
  const [parent] = dependsOn as unknown[];
  if (parent !== undefined && typeof parent !== 'string') {
    throw badRequest(`'dependsOn' of request ${id} must contain a string.`);
  }
  return parent === undefined ? undefined : toBatchKey(parent);
}
