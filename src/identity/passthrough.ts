import { failure } from '../domain/errors.js';
import type { Credential } from '../domain/ports.js';

/** RFC 6750: one scheme, one token, nothing else. */
const bearer = /^Bearer +([\w\-.~+/]+=*)$/i;

export interface PassthroughDependencies {
  /** A keyed hash: tells tokens apart without keeping them. */
  readonly digest: (text: string) => string;
  /** The token to use when the caller sends no header: the sandbox's, never a real one. */
  readonly fallback?: string | undefined;
}

/**
 * The caller's own bearer goes on to Microsoft Graph as it is, never parsed.
 *
 * So neither user nor tenant is known, and nothing is shared between different tokens.
 *
 * @param header The `Authorization` header of the caller.
 */
export function passthroughCredential(
  header: string | undefined,
  { digest, fallback }: PassthroughDependencies,
): Credential {
  const token = header === undefined ? fallback : bearer.exec(header)?.[1];
  const key = digest(token ?? '');
  return {
    callerKey: key,
    quotaKey: key,
    authorization(claims) {
      if (token === undefined) return Promise.reject(failure('bearerMissing'));
      // Only the caller can get a new token: the challenge is theirs.
      if (claims !== undefined) return Promise.reject(failure('claimsChallenge', { claims }));
      return Promise.resolve(`Bearer ${token}`);
    },
  };
}
