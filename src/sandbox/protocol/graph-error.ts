import type { Reply, Trace } from './exchange.js';

/** An error as Graph returns it. Handlers throw it, and `handleRequest` turns it into a response. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'GraphError';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** Graph's error envelope. */
export function toErrorReply(error: GraphError, trace: Trace): Reply {
  return {
    status: error.status,
    headers: { 'Content-Type': 'application/json', ...error.headers },
    json: {
      error: {
        code: error.code,
        message: error.message,
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

/** Graph's error for an unpublished method: the status is 405, although the code names a bad request. */
export function methodNotAllowed(): GraphError {
  return new GraphError(
    405,
    'Request_BadRequest',
    'Specified HTTP method is not allowed for the request target.',
  );
}

// Real eDiscovery errors contain backend addresses and stack traces in `message`. Those of the sandbox do too, so that
// tests can prove that none of it reaches a client.
const BACKEND_MESSAGE =
  "No HTTP resource was found that matches the request URI 'https://substrate.office.com:444/EdiscoveryCases/" +
  "b0073e4e-4184-41c6-9eb7-8c8cc3e2288b/operations'. Microsoft.Exchange.Compliance.CaseException: Compliance Case is not valid.\r\n" +
  '   at Microsoft.Exchange.Compliance.Ediscovery.CaseOperationProvider.UpdateAsync(CaseOperation operation) in D:\\dbs\\sh\\ediscovery\\src\\CaseOperationProvider.cs:line 412\r\n' +
  '   at Microsoft.Exchange.Net.WebApi.Dispatch(HttpRequestMessage request)';

const TYPICAL_ERRORS: ReadonlyMap<number, readonly [code: string, message: string]> = new Map([
  [400, ['BadRequest', 'The request is invalid.']],
  [
    401,
    [
      'Unauthorized',
      "Processing of the HTTP request resulted in an exception. Please see the HTTP response returned by the 'Response' property of this exception for details.",
    ],
  ],
  [402, ['paymentRequired', 'The payment requirements for the API have not been met.']],
  [403, ['Forbidden', 'Request for case type  is not supported']],
  [404, ['itemNotFound', 'The resource could not be found.']],
  [405, ['Request_BadRequest', 'Specified HTTP method is not allowed for the request target.']],
  [409, ['Conflict', 'The request conflicts with the current state of the resource.']],
  [412, ['resourceModified', 'The resource has changed since the caller last read it.']],
  [423, ['accessDenied', 'The resource is locked.']],
  [429, ['TooManyRequests', 'Please retry again later.']],
  [500, ['UnknownError', BACKEND_MESSAGE]],
  [501, ['NotImplemented', BACKEND_MESSAGE]],
  [502, ['UnknownError', BACKEND_MESSAGE]],
  [503, ['serviceNotAvailable', BACKEND_MESSAGE]],
  [504, ['UnknownError', BACKEND_MESSAGE]],
  [509, ['activityLimitReached', 'The app has exceeded its bandwidth limit.']],
]);

/** The error that Graph typically returns with this status. */
export function statusError(status: number, headers: Readonly<Record<string, string>> = {}): GraphError {
  const [code, message] = TYPICAL_ERRORS.get(status) ?? [
    'generalException',
    `Status ${status}. ${BACKEND_MESSAGE}`,
  ];
  return new GraphError(status, code, message, headers);
}
