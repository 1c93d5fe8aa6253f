import { CaseOperationsError, type Situation, failure } from '../../domain/errors.js';
import { requestIdOf } from '../request-id.js';
import { retryAfterSeconds } from '../retry-after.js';
import type { GraphRequest, GraphResponse, Send } from '../send.js';

/** The window of the published quota, "five requests per minute": the wait when Graph names none. */
const quotaWindowSeconds = 60;

const situations: Readonly<Record<number, Situation>> = {
  401: 'unauthenticated',
  402: 'forbidden',
  403: 'forbidden',
  404: 'notFound',
  408: 'unavailable',
  409: 'conflict',
  410: 'notFound',
  412: 'conflict',
  423: 'conflict',
  424: 'unavailable',
  429: 'throttled',
  509: 'throttled',
};

/** Graph has been seen to refuse a method with 400 and 405 and this text; facts §4. */
const methodRefused = /method is not (allowed|supported)/i;

function situationOf({ method }: GraphRequest, { status, body }: GraphResponse): Situation {
  const refusesUpdate = status === 405 || status === 501 || (status === 400 && methodRefused.test(body));
  if (method === 'PATCH' && refusesUpdate) return 'notUpdatable';
  return (
    situations[status] ?? (status >= 500 ? 'unavailable' : status >= 400 ? 'rejected' : 'unusableAnswer')
  );
}

/** Failures of the network and the transport carry a code, time-outs and aborts their name; a bug has neither. */
function isLackOfAnswer(error: unknown): boolean {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  if (error instanceof CaseOperationsError) return false;
  return typeof code === 'string' || name === 'TimeoutError' || name === 'AbortError';
}

/**
 * Turns every answer that is no success, and every lack of an answer, into a `CaseOperationsError`: the one
 * place where upstream failures become ours; bugs go on as they are. Of the answer only its `request-id` and `Retry-After` are kept.
 */
export function fail(nowMs: () => number): (send: Send) => Send {
  return (send) => async (request) => {
    const response = await send(request).catch((cause: unknown) => {
      throw isLackOfAnswer(cause) ? failure('unavailable', {}, { cause }) : cause;
    });
    if (response.status >= 200 && response.status < 300) return response;
    const situation = situationOf(request, response);
    const wait = retryAfterSeconds(response.headers['retry-after'], nowMs());
    throw failure(situation, {
      requestId: requestIdOf(response),
      retryAfterSeconds: wait ?? (situation === 'throttled' ? quotaWindowSeconds : undefined),
    });
  };
}
