import type { JWTPayload } from 'jose';
import type { CallerIdentity, ClientApplication } from '../domain/access.js';
import { createError } from '../domain/errors.js';

/** The user or service principal that a verified token identifies. */
export interface TokenHolder {
  /** The tenant (`tid`). */
  readonly tenantId: string;
  /** The user or service principal within the tenant (`oid`). */
  readonly objectId: string;
}

/** The claims of a verified access token. */
export interface ApiToken extends TokenHolder {
  /** The application that requested the token (`azp`, in version 1 `appid`), in lower case. */
  readonly clientId: string;
  /** Delegated permissions (`scp`). */
  readonly scopes: ReadonlySet<string>;
  /** App roles (`roles`). */
  readonly roles: ReadonlySet<string>;
  /** Ids of groups (`groups`), in lower case; empty when there are too many for a token, which grants nothing. */
  readonly groups: ReadonlySet<string>;
  /** Whether the token refers to the groups instead of listing them (the groups overage claim). */
  readonly hasTooManyGroups: boolean;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** Whether the caller is an application without a user. */
  readonly isApplication: boolean;
}

function toStrings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** `_claim_names` refers to the groups of a user; `hasgroups` replaces it in the implicit flow. */
function hasGroupsOverage({ groups, _claim_names: names, hasgroups }: JWTPayload): boolean {
  if (groups !== undefined) return false;
  const isReference = typeof names === 'object' && names !== null && 'groups' in names;
  return isReference || hasgroups === true || hasgroups === 'true';
}

/** The holder of a token; undefined if its claims identify none. */
export function readTokenHolder({ tid, oid }: JWTPayload): TokenHolder | undefined {
  if (typeof tid !== 'string' || typeof oid !== 'string') return undefined;
  return { tenantId: tid.toLowerCase(), objectId: oid };
}

/**
 * Reads the claims of an access token of Microsoft Entra, v1 or v2. Throws UNAUTHENTICATED for an ID token, which
 * has the same audience if the client and the API share a registration.
 */
export function readApiToken(claims: JWTPayload): ApiToken {
  const { scp, azp, appid } = claims;
  const holder = readTokenHolder(claims);
  const client = azp ?? appid;
  if (!holder || typeof client !== 'string') throw createError('invalidToken');
  return {
    ...holder,
    clientId: client.toLowerCase(),
    scopes: new Set(typeof scp === 'string' ? scp.split(' ').filter(Boolean) : []),
    roles: new Set(toStrings(claims['roles'])),
    groups: new Set(toStrings(claims['groups']).map((id) => id.toLowerCase())),
    hasTooManyGroups: hasGroupsOverage(claims),
    expiresAt: (claims.exp ?? 0) * 1000,
    isApplication: typeof scp !== 'string',
  };
}

/** The key by which the requests of a caller are counted. */
export function toLimitKey({ tenantId, objectId }: TokenHolder, digest: (value: string) => string): string {
  return digest(`${tenantId} ${objectId}`);
}

/** The caller in the log. */
export function toIdentity({ tenantId, objectId }: TokenHolder): CallerIdentity {
  return { tenant: tenantId, oid: objectId };
}

/** The client application of the caller, for the audit trail. */
export function toApplication({ clientId, isApplication }: ApiToken): ClientApplication {
  return { id: clientId, isCaller: isApplication };
}
