import { createError } from '../domain/errors.js';
import type { Credential } from '../domain/ports.js';

/**
 * Passes the bearer token of the caller on to Microsoft Graph without parsing it. User and tenant are therefore
 * unknown, and different tokens share nothing.
 *
 * @param digest A keyed hash: distinguishes tokens without keeping them.
 */
export function createPassthroughCredential(token: string, digest: (value: string) => string): Credential {
  const key = digest(token);
  return {
    callerKey: key,
    limitKey: key,
    quotaKey: key,
    authorization(claims) {
      // Only the caller can get a new token.
      if (claims !== undefined) return Promise.reject(createError('claimsChallenge', { claims }));
      return Promise.resolve(`Bearer ${token}`);
    },
  };
}
