import { type CaseOperationsError, createError } from '../../domain/errors.js';
import { isNetworkError, wasNeverSent } from '../transport/network-errors.js';
import { getRequestId } from '../transport/request-id.js';
import type { GraphRequest, GraphResponse, Send } from '../transport/send.js';
import { readClaimsChallenge } from '../wire/claims-challenge.js';
import { isMethodRejected, isTokenRejected, readErrorEnvelope } from '../wire/error-envelope.js';
import { getThrottleWait, parseRetryAfter, toWholeSeconds } from './retry-after.js';
import { type StatusPolicy, getStatusPolicy } from './status-policy.js';

/**
 * Whether a refusal comes from Graph, whose errors have an envelope and a request id. A refusal without both comes
 * from a server in between, and does not say what Graph would do.
 */
function isFromGraph(response: GraphResponse): boolean {
  const envelope = readErrorEnvelope(response);
  return envelope !== undefined && (envelope.hasRequestId || getRequestId(response) !== undefined);
}

const intermediary: StatusPolicy = { reason: 'intermediary', effect: 'maybe', retry: 'none' };

function getPolicy({ method }: GraphRequest, response: GraphResponse): StatusPolicy {
  const { status } = response;
  const policy = getStatusPolicy(status);
  if (status === 401 && readClaimsChallenge(response) !== undefined) {
    return { ...policy, reason: 'claimsChallenge' };
  }
  const isRefusal = status >= 400 && status < 500 && policy.effect === 'none' && policy.retry === 'none';
  if (isRefusal && !isFromGraph(response)) return intermediary;
  if (status === 401)
    return { ...policy, reason: isTokenRejected(response) ? 'tokenRejected' : 'roleMissing' };
  const refusesMethod =
    status === 405 ||
    (status === 501 && isFromGraph(response)) ||
    (status === 400 && isMethodRejected(readErrorEnvelope(response)?.message ?? ''));
  return method === 'PATCH' && refusesMethod
    ? { reason: 'notUpdatable', effect: 'none', retry: 'none' }
    : policy;
}

function fromNetworkError({ method }: GraphRequest, cause: unknown): CaseOperationsError {
  if (wasNeverSent(cause)) return createError('unreachable', {}, { cause });
  return createError('unavailable', { effect: method === 'PATCH' ? 'pending' : 'none' }, { cause });
}

function fromResponse(request: GraphRequest, response: GraphResponse, nowMs: number): CaseOperationsError {
  const { reason, effect } = getPolicy(request, response);
  const header = response.headers['retry-after'];
  // The seconds that this server itself waits.
  const wait = reason === 'throttled' ? getThrottleWait(header, nowMs) : parseRetryAfter(header, nowMs);
  return createError(reason, {
    requestId: getRequestId(response),
    clientRequestId: response.clientRequestId,
    retryAfterSeconds: wait === undefined ? undefined : toWholeSeconds(wait),
    claims: readClaimsChallenge(response),
    effect: request.method === 'PATCH' ? effect : 'none',
  });
}

/**
 * Converts every unsuccessful response and every network error to a `CaseOperationsError`; this is the only place
 * where upstream errors become domain errors. Other exceptions are bugs and are rethrown. Only the `request-id`,
 * `Retry-After` and claims of a response are kept.
 */
export function mapErrors(nowMs: () => number): (send: Send) => Send {
  return (send) => (request) =>
    send(request).then(
      (response) => {
        if (response.status >= 200 && response.status < 300) return response;
        throw fromResponse(request, response, nowMs());
      },
      (cause: unknown) => {
        throw isNetworkError(cause) ? fromNetworkError(request, cause) : cause;
      },
    );
}
