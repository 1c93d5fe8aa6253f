import type { GraphRequest } from './exchange.js';
import { badRequest, GraphError } from './graph-error.js';
import { parseJson } from './json.js';

const ALL_MEMBERS = 'include-unknown-enum-members';

/** Whether the request asks for the enum members after `unknownFutureValue`. */
export function prefersAllMembers(headers: GraphRequest['headers']): boolean {
  return (headers['prefer'] ?? '')
    .split(',')
    .some((preference) => preference.split(';')[0]?.trim().toLowerCase() === ALL_MEMBERS);
}

/** The response header that confirms the preference. */
export const PREFERENCE_APPLIED = { 'Preference-Applied': ALL_MEMBERS } as const;

/** The parsed JSON body. Throws 415 for another media type, and 400 for a body that is not valid JSON. */
export function readJsonBody(request: GraphRequest): unknown {
  const mediaType = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json') {
    throw new GraphError(
      415,
      'Request_UnsupportedMediaType',
      'A supported MIME type could not be found that matches the content type of the request.',
    );
  }
  if (request.body === undefined) throw badRequest('Empty Payload. JSON content expected.');
  const body = parseJson(request.body);
  if (body === undefined) throw badRequest('Unable to read JSON request payload.');
  return body;
}

/** The batch format requires the header; outside a batch, `readJsonBody` returns 415 without it. */
export function requireBatchContentType({ batchId, body, headers }: GraphRequest): void {
  if (batchId === undefined || body === undefined || headers['content-type'] !== undefined) return;
  throw badRequest('A batch request with a body must have the header Content-Type.');
}
