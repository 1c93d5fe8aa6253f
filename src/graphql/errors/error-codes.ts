/**
 * Every error code that a client can receive, with its meaning. The documentation is generated from these tables.
 */
import type { ApolloServerErrorCode } from '@apollo/server/errors';
import type { ErrorCode } from '../../domain/errors.js';
import { httpErrorCodes, limitCodes, limitHttpStatus } from '../limits/limit-codes.js';

/** Authentication errors are top-level errors: the caller of a mutation cannot act on them, the session can. */
export type UserErrorCode = Exclude<ErrorCode, 'UNAUTHENTICATED'>;

/** Codes of `userErrors`; queries have the same codes at the top level. */
export const userErrorCodes: Readonly<Record<UserErrorCode, string>> = {
  INVALID_INPUT: 'The input is invalid; `field` has the path. Nothing was changed.',
  NOT_FOUND: 'The case or operation does not exist, or the caller may not see it. Nothing was changed.',
  FORBIDDEN: 'A permission, a Purview role or a licence is missing. Nothing was changed.',
  NOT_UPDATABLE:
    'The tenant rejects updates of operations: Microsoft has not published this API. Nothing was changed.',
  CONFLICT: 'The operation has changed or is locked. Nothing was changed.',
  THROTTLED:
    'The request quota of Microsoft Graph is exhausted, or too many updates of the operation are waiting; try again after `retryAfterSeconds`. Nothing was changed.',
  UPSTREAM_UNAVAILABLE:
    'Microsoft Graph or Microsoft Entra failed or could not be reached, or a server in between responded. The update was not sent, or was certainly not processed: nothing was changed.',
  AUDIT_UNAVAILABLE:
    'The audit trail of the server cannot be written, and it does not update without one. Nothing was changed.',
  NOT_REFLECTED:
    'Microsoft Graph accepted the update, but the operation does not show the property in `field`: Graph ignored it, stored another value, or shows it later. Other properties may have been changed. `caseOperation` is the operation as it was read.',
  OUTCOME_UNKNOWN:
    'The change was sent, and may have been applied or may be applied later: read the operation. `plannedRequest` has the request that was sent, `caseOperation` the operation as it was last read.',
};

type RequestErrorCode = ApolloServerErrorCode | 'METHOD_NOT_ALLOWED' | 'TOO_MANY_ERRORS' | 'UNAUTHENTICATED';

interface RequestErrorInfo {
  readonly httpStatus: number;
  readonly meaning: string;
}

/** Codes of top-level errors that no mutation returns in `userErrors`, limits excluded. */
const topLevelErrorCodes: Readonly<Record<RequestErrorCode, RequestErrorInfo>> = {
  UNAUTHENTICATED: {
    httpStatus: 401,
    meaning:
      'The bearer token is missing or invalid, or Microsoft Entra requires more claims (`extensions.claims`). HTTP 401 with `WWW-Authenticate`, or 200 if the response also contains data.',
  },
  GRAPHQL_PARSE_FAILED: { httpStatus: 400, meaning: 'The document is not valid GraphQL.' },
  GRAPHQL_VALIDATION_FAILED: { httpStatus: 400, meaning: 'The document does not match the schema.' },
  BAD_USER_INPUT: { httpStatus: 400, meaning: 'The value of a variable or an argument has the wrong type.' },
  BAD_REQUEST: { httpStatus: 400, meaning: 'The HTTP request is not a valid GraphQL request.' },
  OPERATION_RESOLUTION_FAILURE: {
    httpStatus: 400,
    meaning: 'The document has no operation of this name, or several operations and no name was sent.',
  },
  PERSISTED_QUERY_NOT_FOUND: {
    httpStatus: 200,
    meaning: 'The server does not have the persisted query; send it with its document.',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: { httpStatus: 200, meaning: 'Persisted queries are not supported.' },
  TOO_MANY_ERRORS: {
    httpStatus: 200,
    meaning: 'The response has more errors than are shown; the message has the number of the others.',
  },
  METHOD_NOT_ALLOWED: { httpStatus: 405, meaning: 'The operation cannot be sent with this HTTP method.' },
  INTERNAL_SERVER_ERROR: {
    httpStatus: 200,
    meaning:
      'A bug in the server. The log of the server has the details. HTTP 500 if no part of the request was executed.',
  },
};

/** One error code, described for clients. */
export interface ErrorCodeInfo {
  readonly code: string;
  /** Where the error is found: in the payload of a mutation, at the top level of the response, or both. */
  readonly location: 'userErrors' | 'topLevel' | 'both';
  readonly httpStatus: number;
  readonly meaning: string;
}

const httpErrorMeanings: Readonly<Record<keyof typeof httpErrorCodes, string>> = {
  REQUEST_TIMEOUT: 'The request did not arrive in time.',
  BODY_TOO_LARGE: 'The body exceeds the maximum size (`extensions.limit`, bytes).',
  URL_TOO_LONG: 'The URL exceeds the maximum length (`extensions.limit`, bytes).',
  HEADERS_TOO_LARGE: 'The headers exceed the maximum size (`extensions.limit`, bytes).',
  RATE_LIMITED: 'The caller sent too many requests; try again after `retryAfterSeconds`.',
  DOCUMENT_NOT_TRUSTED: 'The document is not one of those that the server is configured with.',
};

/** Codes that only updates have. */
const updateCodes: ReadonlySet<UserErrorCode> = new Set([
  'NOT_UPDATABLE',
  'AUDIT_UNAVAILABLE',
  'NOT_REFLECTED',
  'OUTCOME_UNKNOWN',
]);

/** All error codes, each code once. */
export function listErrorCodes(): readonly ErrorCodeInfo[] {
  return [
    ...entries(userErrorCodes).map(([code, meaning]) => {
      const location = updateCodes.has(code) ? 'userErrors' : 'both';
      return { code, location, httpStatus: 200, meaning } as const;
    }),
    ...entries(topLevelErrorCodes).map(([code, info]) => ({ code, location: 'topLevel', ...info }) as const),
    ...entries(httpErrorCodes).map(
      ([code, httpStatus]) =>
        ({ code, location: 'topLevel', httpStatus, meaning: httpErrorMeanings[code] }) as const,
    ),
    ...entries(limitCodes).map(
      ([code, unit]) =>
        ({
          code,
          location: 'topLevel',
          httpStatus: limitHttpStatus,
          meaning: `The request exceeds a limit (\`extensions.limit\`): the maximum number of ${unit}.`,
        }) as const,
    ),
  ];
}

function entries<K extends string, V>(record: Readonly<Record<K, V>>): [K, V][] {
  return Object.entries(record) as [K, V][];
}
