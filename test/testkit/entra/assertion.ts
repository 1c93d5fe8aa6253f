import { entraError } from './entra-error.js';
import { type Claims, decodeJwt } from './jwt.js';
import type { Reply } from './reply.js';
import type { SigningKeys } from './signing-keys.js';
import { clientId } from './tenants.js';

const invalidGrant = (code: number, description: string) =>
  entraError({ error: 'invalid_grant', code, description });

export interface UserAssertion {
  readonly oid: string;
}

/** The user of the token with which this API was called, or an error. */
export function readAssertion(
  { assertion = '', tenant }: { readonly assertion: string | undefined; readonly tenant: string },
  keys: SigningKeys,
  now: number,
): UserAssertion | Reply {
  const claims = decodeJwt(assertion)?.claims;
  if (!claims) return invalidGrant(50027, 'Invalid JWT token: the assertion is malformed.');
  if (!keys.knows(assertion) || claims['tid'] !== tenant) {
    return invalidGrant(50013, 'Assertion failed signature validation. [Reason - The key was not found.]');
  }
  if (claims['aud'] !== clientId && claims['aud'] !== `api://${clientId}`) {
    return invalidGrant(500131, 'Assertion audience does not match the Client app presenting the assertion.');
  }
  if (!isTimely(claims, now)) return invalidGrant(500133, 'Assertion is not within its valid time range.');
  if (claims['idtyp'] === 'app' || typeof claims['scp'] !== 'string') {
    return invalidGrant(
      7000114,
      `Application '${clientId}' is not allowed to make application on-behalf-of calls.`,
    );
  }
  return { oid: String(claims['oid']) };
}

function isTimely({ nbf, exp }: Claims, now: number): boolean {
  return Number(nbf) * 1000 <= now && now < Number(exp) * 1000;
}
