import type { Reply, Trace } from './exchange.js';

/** A request refused in Graph's words. Handlers throw it; the answer is made of it in one place. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** Graph's error envelope. */
export function errorReply(refusal: GraphError, trace: Trace): Reply {
  return {
    status: refusal.status,
    headers: { 'Content-Type': 'application/json', ...refusal.headers },
    json: {
      error: {
        code: refusal.code,
        message: refusal.message,
        innerError: {
          // Graph's date has no zone suffix.
          date: new Date(trace.receivedAt).toISOString().slice(0, 19),
          'request-id': trace.requestId,
          'client-request-id': trace.clientRequestId,
        },
      },
    },
  };
}

export function badRequest(message: string): GraphError {
  return new GraphError(400, 'BadRequest', message);
}

export function segmentNotFound(segment: string): GraphError {
  return badRequest(`Resource not found for the segment '${segment}'.`);
}

export function itemNotFound(): GraphError {
  return new GraphError(404, 'itemNotFound', 'The resource could not be found.');
}

/** What Graph says to a method that it has not published; with 405 although the text speaks of a bad request. */
export function methodNotAllowed(): GraphError {
  return new GraphError(
    405,
    'Request_BadRequest',
    'Specified HTTP method is not allowed for the request target.',
  );
}
