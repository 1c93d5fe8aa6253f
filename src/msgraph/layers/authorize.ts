import { createError } from '../../domain/errors.js';
import type { GraphRequest, Send } from '../transport/send.js';
import { claimsChallenge } from '../wire/claims-challenge.js';

async function sendAs(send: Send, request: GraphRequest, claims?: string) {
  const authorization = await request.credential.authorization(claims);
  return send({ ...request, headers: { ...request.headers, authorization } });
}

/**
 * Adds the caller's credential, as late as possible: a token may age while a request waits.
 *
 * A 401 that asks for claims gets one new token and one more try. Any other 401 goes on as it is: with
 * eDiscovery it means a missing role, and a new token would not have it either.
 */
export function authorize(send: Send): Send {
  return async (request) => {
    const response = await sendAs(send, request, request.claims);
    const claims = claimsChallenge(response);
    if (claims === undefined) return response;
    const second = await sendAs(send, request, claims);
    const again = claimsChallenge(second);
    if (again === undefined) return second;
    throw createError('claimsChallenge', { claims: again });
  };
}
