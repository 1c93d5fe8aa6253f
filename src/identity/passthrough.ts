import { createError } from '../domain/errors.js';
import type { Credential } from '../domain/ports.js';

/**
 * The caller's own bearer goes on to Microsoft Graph as it is, never parsed.
 *
 * So neither user nor tenant is known, and nothing is shared between different tokens.
 *
 * @param digest A keyed hash: tells tokens apart without keeping them.
 */
export function createPassthroughCredential(token: string, digest: (text: string) => string): Credential {
  const key = digest(token);
  return {
    callerKey: key,
    quotaKey: key,
    authorization(claims) {
      // Only the caller can get a new token: the challenge is theirs.
      if (claims !== undefined) return Promise.reject(createError('claimsChallenge', { claims }));
      return Promise.resolve(`Bearer ${token}`);
    },
  };
}
