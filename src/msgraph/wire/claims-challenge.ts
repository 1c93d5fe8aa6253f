import type { GraphResponse } from '../transport/send.js';
import { parseJson } from '../transport/json.js';
import { readObject } from './readers.js';

/**
 * The claims that a 401 asks a new token for (continuous access evaluation), as JSON text; undefined when it
 * asks for none. There may be several WWW-Authenticate headers, their parameters in any order; facts §8.
 *
 * The text is parsed and written anew: nothing but JSON gets through.
 */
export function claimsChallenge({ status, headers }: GraphResponse): string | undefined {
  const challenge = headers['www-authenticate'] ?? '';
  if (status !== 401 || !/\berror="?insufficient_claims\b/i.test(challenge)) return undefined;
  const encoded = /\bclaims="([A-Za-z0-9+/=_-]+)"/i.exec(challenge)?.[1] ?? '';
  const claims = readObject(parseJson(Buffer.from(encoded, 'base64').toString('utf8')));
  return claims ? JSON.stringify(claims) : undefined;
}
