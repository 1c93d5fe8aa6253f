import { createError } from '../../domain/errors.js';
import type { GraphRequest, Send } from '../transport/send.js';
import { readClaimsChallenge } from '../wire/claims-challenge.js';

async function sendAuthorized(send: Send, request: GraphRequest, claims?: string) {
  const authorization = await request.credential.authorization(claims);
  return send({ ...request, headers: { ...request.headers, authorization } });
}

/**
 * Adds the credential of the caller, as late as possible because a token may expire while a request waits.
 *
 * A 401 with a claims challenge is retried once with a new token. Any other 401 is returned unchanged: for
 * eDiscovery it means a missing role, which a new token would not have either.
 */
export function authorize(send: Send): Send {
  return async (request) => {
    const response = await sendAuthorized(send, request, request.claims);
    const claims = readClaimsChallenge(response);
    if (claims === undefined) return response;
    const secondResponse = await sendAuthorized(send, request, claims);
    const secondClaims = readClaimsChallenge(secondResponse);
    if (secondClaims === undefined) return secondResponse;
    throw createError('claimsChallenge', { claims: secondClaims });
  };
}
