import type { GraphRequest } from './exchange.js';
import { badRequest, GraphError } from './graph-error.js';
import { fromJsonText } from './json.js';

/** The parsed body of a request that must carry JSON: 415 when it says otherwise, 400 when it is not. */
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
  const body = fromJsonText(request.body);
  if (body === undefined) throw badRequest('Unable to read JSON request payload.');
  return body;
}
