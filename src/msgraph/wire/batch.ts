import { parseJson } from '../transport/json.js';
import { NetworkError } from '../transport/network-errors.js';
import type { GraphRequest, GraphResponse } from '../transport/send.js';
import { type JsonObject, readInt32, readObject } from './readers.js';

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

/** Returns a header value; a list becomes one value, as that of a repeated header does. */
function readHeaderValue(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(readHeaderValue).filter(isDefined).join(', ');
  return ['string', 'number', 'bigint', 'boolean'].includes(typeof value) ? String(value) : undefined;
}

function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}

/** Reads headers, whose names are in any letter case; the values of one name are joined. */
function readHeaders(value: unknown): GraphResponse['headers'] {
  const headers = new Map<string, string>();
  for (const [rawName, raw] of Object.entries(readObject(value) ?? {})) {
    const [name, text] = [rawName.toLowerCase(), readHeaderValue(raw)];
    const before = headers.get(name);
    if (text !== undefined) headers.set(name, before === undefined ? text : `${before}, ${text}`);
  }
  return Object.fromEntries(headers);
}

/** Returns the parsed body of a response; a string is JSON, or the base64 form of a body that is not JSON. */
function readBody(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  const json = parseJson(body);
  return typeof json === 'object' && json !== null ? json : undefined;
}

/** Returns an integer, which some gateways send as a string. */
function readInteger(value: unknown): number | null {
  return readInt32(typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value);
}

function toResponse(item: JsonObject, outer: GraphResponse): GraphResponse | undefined {
  const status = readInteger(item['status']);
  if (status === null) return undefined;
  const headers = readHeaders(item['headers']);
  const { 'request-id': own = '' } = headers;
  const requestId = own === '' ? outer.headers['request-id'] : own;
  return {
    status,
    headers: { ...headers, ...(requestId !== undefined && { 'request-id': requestId }) },
    json: readBody(item['body']),
    ...(outer.clientRequestId !== undefined && { clientRequestId: outer.clientRequestId }),
  };
}

/** Returns the responses of a batch in the order of its requests, with an error for each missing one. */
export function readBatchResponse(outer: GraphResponse, count: number): (GraphResponse | Error)[] {
  // The status of the batch applies to each of its requests.
  if (outer.status < 200 || outer.status > 299) return Array.from({ length: count }, () => outer);
  const list = readObject(outer.json)?.['responses'];
  const byId = new Map<number, GraphResponse>();
  for (const element of Array.isArray(list) ? list : []) {
    const item = readObject(element);
    const id = readInteger(item?.['id']);
    const response = item && toResponse(item, outer);
    if (id !== null && response && !byId.has(id)) byId.set(id, response);
  }
  // The outcome of a request without a response is unknown.
  return Array.from(
    { length: count },
    (_, index) => byId.get(index + 1) ?? new NetworkError('BATCH_RESPONSE_MISSING', { sent: true }),
  );
}
