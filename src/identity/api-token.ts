import type { JWTPayload } from 'jose';
import { createError } from '../domain/errors.js';

/** What a verified token says of its caller. */
export interface ApiToken {
  /** The tenant (`tid`). */
  readonly tenantId: string;
  /** The user or service principal within the tenant (`oid`). */
  readonly objectId: string;
  /** Delegated permissions (`scp`). */
  readonly scopes: ReadonlySet<string>;
  /** App roles (`roles`). */
  readonly roles: ReadonlySet<string>;
  /** Ids of groups (`groups`); empty when there are too many for a token, so that nobody gains by it. */
  readonly groups: ReadonlySet<string>;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** Whether no user stands behind it. */
  readonly isApplication: boolean;
}

function texts(value: unknown): ReadonlySet<string> {
  return new Set(Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);
}

/**
 * Reads the claims of an access token of Microsoft Entra, v1 or v2. Fails with UNAUTHENTICATED for an ID token:
 * where client and API share a registration it has the same audience, but it was made for the client to read.
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
    roles: texts(claims['roles']),
    groups: texts(claims['groups']),
    expiresAt: (claims.exp ?? 0) * 1000,
    isApplication: typeof scp !== 'string',
  };
}
