import { failure } from '../domain/errors.js';
import type { Credential } from '../domain/ports.js';

/** RFC 6750: one scheme, one token, nothing else. */
const bearer = /^Bearer +([\w\-.~+/]+=*)$/i;

/**
 * The caller's own bearer goes on to Microsoft Graph as it is, never parsed.
 *
 * @param header The `Authorization` header of the caller.
 * @param fallback The token to use when the caller sends no header: the sandbox's, never a real one.
 */
export function passthroughCredential(header: string | undefined, fallback?: string): Credential {
  const token = header === undefined ? fallback : bearer.exec(header)?.[1];
  return {
    authorization: () =>
      token === undefined ? Promise.reject(failure('bearerMissing')) : Promise.resolve(`Bearer ${token}`),
  };
}
