import { type CaseOperationsError, type ErrorReason, createError } from '../../domain/errors.js';
import { isNetworkError, wasNeverSent } from '../transport/network-errors.js';
import { getRequestId } from '../transport/request-id.js';
import { retryAfterMs, toWholeSeconds } from './retry-after.js';
import type { GraphRequest, GraphResponse, Send } from '../transport/send.js';
import { claimsChallenge } from '../wire/claims-challenge.js';
import { readObject, readString } from '../wire/readers.js';

/** The window of the published quota, "five requests per minute": the wait when Graph names none. */
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

/** Graph has been seen to refuse a method with 400 and 405 and this text; facts §4. */
const methodRefused = /method is not (allowed|supported)/i;

/** Codes with which Graph refuses a token itself. Any other 401 of eDiscovery means a missing role; facts §4. */
const tokenRefused: ReadonlySet<string | null> = new Set(['invalidauthenticationtoken', 'unauthenticated']);

/** Code and message of Graph's error envelope: to decide by, never to show. */
function readErrorEnvelope({ json }: GraphResponse) {
  const error = readObject(readObject(json)?.['error']);
  return {
    code: readString(error?.['code'])?.toLowerCase() ?? null,
    message: readString(error?.['message']) ?? '',
  };
}

function getReasonOf401(response: GraphResponse): ErrorReason {
  if (claimsChallenge(response) !== undefined) return 'claimsChallenge';
  const rejected =
    tokenRefused.has(readErrorEnvelope(response).code) ||
    /\berror="?invalid_token\b/i.test(response.headers['www-authenticate'] ?? '');
  return rejected ? 'tokenRejected' : 'roleMissing';
}

function getReason({ method }: GraphRequest, response: GraphResponse): ErrorReason {
  const { status } = response;
  if (status === 401) return getReasonOf401(response);
  const refusesMethod =
    status === 405 ||
    status === 501 ||
    (status === 400 && methodRefused.test(readErrorEnvelope(response).message));
  if (method === 'PATCH' && refusesMethod) return 'notUpdatable';
  return (
    reasons[status] ?? (status >= 500 ? 'unavailable' : status >= 400 ? 'badRequest' : 'invalidResponse')
  );
}

function toNetworkError(cause: unknown): CaseOperationsError {
  return createError(wasNeverSent(cause) ? 'unreachable' : 'unavailable', {}, { cause });
}

/**
 * Turns every answer that is no success, and every lack of an answer, into a `CaseOperationsError`: the one
 * place where upstream failures become ours; bugs go on as they are. Of the answer only its `request-id`,
 * `Retry-After` and claims are kept.
 */
export function mapErrors(nowMs: () => number): (send: Send) => Send {
  return (send) => async (request) => {
    const response = await send(request).catch((cause: unknown) => {
      throw isNetworkError(cause) ? toNetworkError(cause) : cause;
    });
    if (response.status >= 200 && response.status < 300) return response;
    const situation = getReason(request, response);
    const wait = retryAfterMs(response.headers['retry-after'], nowMs());
    throw createError(situation, {
      requestId: getRequestId(response),
      clientRequestId: response.clientRequestId,
      retryAfterSeconds:
        wait === undefined
          ? situation === 'throttled'
            ? quotaWindowSeconds
            : undefined
          : toWholeSeconds(wait),
      claims: claimsChallenge(response),
    });
  };
}
