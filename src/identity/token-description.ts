import { decodeJwt, type JWTPayload } from 'jose';

/** The claims of a token that help an operator. They are shown, never trusted. */
export interface TokenDescription {
  readonly kind: 'application' | 'user' | 'unknown';
  readonly issuer: string | undefined;
  readonly subject: string | undefined;
  readonly audience: string | undefined;
  readonly tenantId: string | undefined;
  readonly objectId: string | undefined;
  readonly applicationId: string | undefined;
  /** The app roles of an application (`roles`), the scopes of a user (`scp`). */
  readonly permissions: readonly string[];
  /** Seconds from its issue to its expiry. */
  readonly lifetimeSeconds: number | undefined;
}

/** Ids, names and URLs; anything else could be a text of somebody else, or control a terminal. */
function toPrintable(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w.:/@~|-]{1,200}$/.test(value) ? value : undefined;
}

function toNames(value: unknown): readonly string[] {
  const names: readonly unknown[] = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split(' ')
      : [];
  return names.map(toPrintable).filter((name) => name !== undefined);
}

function getKind({ idtyp, scp, roles }: JWTPayload): TokenDescription['kind'] {
  if (idtyp === 'app') return 'application';
  if (idtyp === 'user' || typeof scp === 'string') return 'user';
  return Array.isArray(roles) ? 'application' : 'unknown';
}

/**
 * Describes a token without validating it: a token for Microsoft Graph is only meant for Graph, and its format may
 * change at any time. Returns undefined for a token that is no JWT.
 */
export function describeToken(token: string): TokenDescription | undefined {
  let claims: JWTPayload;
  try {
    claims = decodeJwt(token);
  } catch {
    return undefined;
  }
  const kind = getKind(claims);
  const { iss, sub, aud, tid, oid, appid, azp, scp, roles, iat, exp } = claims;
  return {
    kind,
    issuer: toPrintable(iss),
    subject: toPrintable(sub),
    audience: toPrintable([aud].flat()[0]),
    tenantId: toPrintable(tid),
    objectId: toPrintable(oid),
    applicationId: toPrintable(appid ?? azp),
    permissions: toNames(kind === 'user' ? scp : roles),
    lifetimeSeconds: typeof iat === 'number' && typeof exp === 'number' ? exp - iat : undefined,
  };
}

/** Describes the token of an `Authorization` header. */
export function describeAuthorization(header: string): TokenDescription | undefined {
  return describeToken(header.replace(/^Bearer +/i, ''));
}
