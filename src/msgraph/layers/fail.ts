import { type CaseOperationsError, type Situation, failure } from '../../domain/errors.js';
import { isLackOfAnswer, wasNeverSent } from '../no-answer.js';
import { requestIdOf } from '../request-id.js';
import { retryAfterMs, toWholeSeconds } from '../retry-after.js';
import type { GraphRequest, GraphResponse, Send } from '../send.js';
import { claimsChallenge } from '../wire/claims-challenge.js';
import { readObject, readText } from '../wire/read.js';

/** The window of the published quota, "five requests per minute": the wait when Graph names none. */
const quotaWindowSeconds = 60;

const situations: Readonly<Record<number, Situation>> = {
  402: 'forbidden',
  403: 'forbidden',
  404: 'notFound',
  408: 'upstreamTimeOut',
  409: 'conflict',
  410: 'notFound',
  412: 'conflict',
  423: 'conflict',
  424: 'skipped',
  429: 'throttled',
  502: 'upstreamTimeOut',
  504: 'upstreamTimeOut',
  509: 'throttled',
};

/** Graph has been seen to refuse a method with 400 and 405 and this text; facts §4. */
const methodRefused = /method is not (allowed|supported)/i;

/** Codes with which Graph refuses a token itself. Any other 401 of eDiscovery means a missing role; facts §4. */
const tokenRefused: ReadonlySet<string | null> = new Set(['invalidauthenticationtoken', 'unauthenticated']);

/** Code and message of Graph's error envelope: to decide by, never to show. */
function envelopeOf({ json }: GraphResponse) {
  const error = readObject(readObject(json)?.['error']);
  return {
    code: readText(error?.['code'])?.toLowerCase() ?? null,
    message: readText(error?.['message']) ?? '',
  };
}

function situationOf401(response: GraphResponse): Situation {
  if (claimsChallenge(response) !== undefined) return 'claimsChallenge';
  const rejected =
    tokenRefused.has(envelopeOf(response).code) ||
    /\berror="?invalid_token\b/i.test(response.headers['www-authenticate'] ?? '');
  return rejected ? 'tokenRejected' : 'roleMissing';
}

function situationOf({ method }: GraphRequest, response: GraphResponse): Situation {
  const { status } = response;
  if (status === 401) return situationOf401(response);
  const refusesMethod =
    status === 405 || status === 501 || (status === 400 && methodRefused.test(envelopeOf(response).message));
  if (method === 'PATCH' && refusesMethod) return 'notUpdatable';
  return (
    situations[status] ?? (status >= 500 ? 'unavailable' : status >= 400 ? 'rejected' : 'unusableAnswer')
  );
}

function lackOfAnswer(cause: unknown): CaseOperationsError {
  return failure(wasNeverSent(cause) ? 'unreachable' : 'unavailable', {}, { cause });
}

/**
 * Turns every answer that is no success, and every lack of an answer, into a `CaseOperationsError`: the one
 * place where upstream failures become ours; bugs go on as they are. Of the answer only its `request-id`,
 * `Retry-After` and claims are kept.
 */
export function fail(nowMs: () => number): (send: Send) => Send {
  return (send) => async (request) => {
    const response = await send(request).catch((cause: unknown) => {
      throw isLackOfAnswer(cause) ? lackOfAnswer(cause) : cause;
    });
    if (response.status >= 200 && response.status < 300) return response;
    const situation = situationOf(request, response);
    const wait = retryAfterMs(response.headers['retry-after'], nowMs());
    throw failure(situation, {
      requestId: requestIdOf(response),
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
