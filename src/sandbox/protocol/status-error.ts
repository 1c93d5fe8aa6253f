import { GraphError } from './graph-error.js';

// Real eDiscovery failures carry backend addresses and stack traces in `message`.
// The sandbox's do too, so that a test can prove that none of it reaches a client.
const BACKEND_TROUBLE =
  "No HTTP resource was found that matches the request URI 'https://substrate.office.com:444/EdiscoveryCases/" +
  "b0073e4e-4184-41c6-9eb7-8c8cc3e2288b/operations'. Microsoft.Exchange.Compliance.CaseException: Compliance Case is not valid.\r\n" +
  '   at Microsoft.Exchange.Compliance.Ediscovery.CaseOperationProvider.UpdateAsync(CaseOperation operation) in D:\\dbs\\sh\\ediscovery\\src\\CaseOperationProvider.cs:line 412\r\n' +
  '   at Microsoft.Exchange.Net.WebApi.Dispatch(HttpRequestMessage request)';

const TYPICAL: ReadonlyMap<number, readonly [code: string, message: string]> = new Map([
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
  [500, ['UnknownError', BACKEND_TROUBLE]],
  [501, ['NotImplemented', BACKEND_TROUBLE]],
  [502, ['UnknownError', BACKEND_TROUBLE]],
  [503, ['serviceNotAvailable', BACKEND_TROUBLE]],
  [504, ['UnknownError', BACKEND_TROUBLE]],
  [509, ['activityLimitReached', 'The app has exceeded its bandwidth limit.']],
]);

/** The error that Graph typically sends with this status. */
export function statusError(status: number, headers: Readonly<Record<string, string>> = {}): GraphError {
  const [code, message] = TYPICAL.get(status) ?? ['generalException', `Status ${status}. ${BACKEND_TROUBLE}`];
  return new GraphError(status, code, message, headers);
}
