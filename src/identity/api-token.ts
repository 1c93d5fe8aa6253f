import type { JWTPayload } from 'jose';
import { createError } from '../domain/errors.js';

/** The claims of a verified access token. */
export interface ApiToken {
  /** The tenant (`tid`). */
  readonly tenantId: string;
  /** The user or service principal within the tenant (`oid`). */
  readonly objectId: string;
  /** Delegated permissions (`scp`). */
  readonly scopes: ReadonlySet<string>;
  /** App roles (`roles`). */
  readonly roles: ReadonlySet<string>;
  /** Ids of groups (`groups`); empty when there are too many for a token, which grants nothing. */
  readonly groups: ReadonlySet<string>;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** Whether the caller is an application without a user. */
  readonly isApplication: boolean;
}

function toStrings(value: unknown): ReadonlySet<string> {
  return new Set(Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []);
}

/**
 * Reads the claims of an access token of Microsoft Entra, v1 or v2. Throws UNAUTHENTICATED for an ID token, which
 * has the same audience if the client and the API share a registration.
 */
export function readApiToken(claims: JWTPayload): ApiToken {
  const { tid, oid, scp, azp, appid } = claims;
  const client = azp ?? appid;
  if (typeof tid !== 'string' || typeof oid !== 'string' || typeof client !== 'string') {
    throw createError('invalidToken');
  }
  return {
    tenantId: tid.toLowerCase(),
    objectId: oid,
    scopes: new Set(typeof scp === 'string' ? scp.split(' ').filter(Boolean) : []),
    roles: toStrings(claims['roles']),
    groups: toStrings(claims['groups']),
    expiresAt: (claims.exp ?? 0) * 1000,
    isApplication: typeof scp !== 'string',
  };
}
