import type { GraphRequest } from './exchange.js';
import { badRequest } from './graph-error.js';
import { isJsonObject } from './json.js';
import { readJsonBody } from './json-body.js';

const MOST_ITEMS = 20;

/** One request of a `$batch`, well-formed but not yet looked at. */
export interface BatchItem {
  readonly id: string;
  readonly method: string;
  /** Relative to the version, without a leading slash. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Key of the item that must succeed first. */
  readonly parent: string | undefined;
}

/** Ids are compared without regard to case. */
export function batchKey(id: string): string {
  return id.toLowerCase();
}

/** The items of a `$batch` body; one malformed item makes the whole batch a 400. */
export function readBatch(request: GraphRequest): readonly BatchItem[] {
  const body = readJsonBody(request);
  const requests = isJsonObject(body) ? body['requests'] : undefined;
  if (!Array.isArray(requests) || requests.length === 0) {
    throw badRequest("Invalid batch payload format: 'requests' must be a list with at least one request.");
  }
  if (requests.length > MOST_ITEMS) {
    throw badRequest(`Number of batch requests ${requests.length} exceeds the limit of ${MOST_ITEMS}.`);
  }
  const seen = new Set<string>();
  return requests.map((entry: unknown) => {
    const item = readItem(entry);
    if (seen.has(batchKey(item.id))) throw badRequest(`Request Id ${item.id} is not unique in the batch.`);
    // Checked before the item's own id is known, so that an item can depend on earlier ones only.
    if (item.parent !== undefined && !seen.has(item.parent)) {
      throw badRequest(`Request ${item.id} depends on a request that does not precede it.`);
    }
    seen.add(batchKey(item.id));
    return item;
  });
}

function readItem(entry: unknown): BatchItem {
  if (!isJsonObject(entry)) throw badRequest('Invalid batch payload format: a request must be an object.');
  const { id, method, url, body } = entry;
  if (typeof id !== 'string' || id === '') throw badRequest("A batch request must have a text 'id'.");
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
      if (typeof value !== 'string') throw badRequest(`Header '${name}' of request ${id} must be text.`);
      return [name.toLowerCase(), value];
    }),
  );
}

/** The format allows several; the service, by its list of known issues, one. */
function readParent(dependsOn: unknown, id: string): string | undefined {
  if (!Array.isArray(dependsOn) || dependsOn.length > 1) {
    throw badRequest(`'dependsOn' of request ${id} must be a list with one id.`);
  }
  const [parent] = dependsOn as unknown[];
  if (parent !== undefined && typeof parent !== 'string') {
    throw badRequest(`'dependsOn' of request ${id} must hold a text id.`);
  }
  return parent === undefined ? undefined : batchKey(parent);
}
