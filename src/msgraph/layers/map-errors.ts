import { type CaseOperationsError, type ErrorReason, createError } from '../../domain/errors.js';
import { isNetworkError, wasNeverSent } from '../transport/network-errors.js';
import { getRequestId } from '../transport/request-id.js';
import type { GraphRequest, GraphResponse, Send } from '../transport/send.js';
import { readClaimsChallenge } from '../wire/claims-challenge.js';
import { readObject, readString } from '../wire/readers.js';
import { parseRetryAfter, toWholeSeconds } from './retry-after.js';

/** The window of the published quota, "five requests per minute": the wait if Graph does not specify one. */
const quotaWindowSeconds = 60;

const reasons: Readonly<Record<number, ErrorReason>> = {
  402: 'forbidden',
  403: 'forbidden',
  404: 'notFound',
  408: 'upstreamTimeout',
  409: 'conflict',
  410: 'notFound',
  412: 'conflict',
  423: 'conflict',
  424: 'skipped',
  429: 'throttled',
  502: 'upstreamTimeout',
  504: 'upstreamTimeout',
  509: 'throttled',
};

/** The message with which Graph rejects a method, observed with 400 and 405 (docs/graph-facts.md, Errors). */
const methodRejected = /method is not (allowed|supported)/i;

/**
 * Codes in lower case with which Graph rejects the token itself. Any other 401 of eDiscovery means a missing role
 * (docs/graph-facts.md, Errors).
 */
const tokenRejected: ReadonlySet<string | null> = new Set(['invalidauthenticationtoken', 'unauthenticated']);

/** Reads the code and message of Graph's error envelope, for decisions only: they are never shown. */
function readErrorEnvelope({ json }: GraphResponse) {
  const error = readObject(readObject(json)?.['error']);
  return {
    code: readString(error?.['code'])?.toLowerCase() ?? null,
    message: readString(error?.['message']) ?? '',
  };
}

function getReasonOf401(response: GraphResponse): ErrorReason {
  if (readClaimsChallenge(response) !== undefined) return 'claimsChallenge';
  const isTokenRejected =
    tokenRejected.has(readErrorEnvelope(response).code) ||
    /\berror="?invalid_token\b/i.test(response.headers['www-authenticate'] ?? '');
  return isTokenRejected ? 'tokenRejected' : 'roleMissing';
}

function getReason({ method }: GraphRequest, response: GraphResponse): ErrorReason {
  const { status } = response;
  if (status === 401) return getReasonOf401(response);
  const isMethodRejected =
    status === 405 ||
    status === 501 ||
    (status === 400 && methodRejected.test(readErrorEnvelope(response).message));
  if (method === 'PATCH' && isMethodRejected) return 'notUpdatable';
  return (
    reasons[status] ?? (status >= 500 ? 'unavailable' : status >= 400 ? 'badRequest' : 'invalidResponse')
  );
}

function fromNetworkError(cause: unknown): CaseOperationsError {
  return createError(wasNeverSent(cause) ? 'unreachable' : 'unavailable', {}, { cause });
}

function fromResponse(request: GraphRequest, response: GraphResponse, nowMs: number): CaseOperationsError {
  const reason = getReason(request, response);
  const wait = parseRetryAfter(response.headers['retry-after'], nowMs);
  const defaultWait = reason === 'throttled' ? quotaWindowSeconds : undefined;
  return createError(reason, {
    requestId: getRequestId(response),
    clientRequestId: response.clientRequestId,
    retryAfterSeconds: wait === undefined ? defaultWait : toWholeSeconds(wait),
    claims: readClaimsChallenge(response),
  });
}

/**
 * Converts every unsuccessful response and every network error to a `CaseOperationsError`; this is the only place
 * where upstream errors become domain errors. Other exceptions are bugs and are rethrown. Only the `request-id`,
 * `Retry-After` and claims of a response are kept.
 */
export function mapErrors(nowMs: () => number): (send: Send) => Send {
  return (send) => async (request) => {
    const response = await send(request).catch((cause: unknown) => {
      throw isNetworkError(cause) ? fromNetworkError(cause) : cause;
    });
    if (response.status >= 200 && response.status < 300) return response;
    throw fromResponse(request, response, nowMs());
  };
}
