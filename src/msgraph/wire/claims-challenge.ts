import type { GraphResponse } from '../transport/send.js';
import { parseJson } from '../transport/json.js';
import { readObject } from './readers.js';

/**
 * Returns the claims, as JSON, that a 401 requires of a new token (continuous access evaluation); undefined if it
 * requires none. There may be several WWW-Authenticate headers, with their parameters in any order
 * (docs/graph-facts.md, Authentication).
 *
 * The claims are parsed and serialized again, so that the result is always valid JSON.
 */
export function readClaimsChallenge({ status, headers }: GraphResponse): string | undefined {
  const challenge = headers['www-authenticate'] ?? '';
  if (status !== 401 || !/\berror="?insufficient_claims\b/i.test(challenge)) return undefined;
  const encoded = /\bclaims="([A-Za-z0-9+/=_-]+)"/i.exec(challenge)?.[1] ?? '';
  const claims = readObject(parseJson(Buffer.from(encoded, 'base64').toString('utf8')));
  return claims ? JSON.stringify(claims) : undefined;
}
