import { LRUCache } from 'lru-cache';
import { type Caller, grantedAccess, type Permission } from '../domain/access.js';
import { createError } from '../domain/errors.js';
import type { Credential } from '../domain/ports.js';
import type { ApiToken } from './api-token.js';
import { applicationCredential, type EntraAuthority, onBehalfOfCredential } from './azure-credentials.js';
import { createCaseScope } from './case-rules.js';
import type {
  ApplicationSettings,
  EntraSettings,
  OnBehalfOfSettings,
  PermissionNames,
} from './entra-settings.js';
import { type EntraTokensDependencies, createEntraTokens } from './entra-tokens.js';
import type { GetAccessToken } from './token-source.js';
import { createTokenVerifier, type TokenVerifierDependencies } from './token-verifier.js';

export interface EntraCallersDependencies extends EntraTokensDependencies, TokenVerifierDependencies {
  /** The scope of Microsoft Graph: `https://graph.microsoft.com/.default`. */
  readonly scope: string;
  /** A keyed hash: distinguishes callers without keeping their tokens. */
  readonly digest: (value: string) => string;
}

function toAuthority(settings: EntraSettings, { microsoft }: EntraCallersDependencies): EntraAuthority {
  return { ...settings, isMicrosoft: microsoft.authorityHosts.includes(settings.authorityHost) };
}

type AuthenticateToken = (token: string) => Promise<Caller>;

/** Maximum number of cached tokens; the least recently used are evicted. */
const maxCachedTokens = 10_000;

function toPermissions(claims: ReadonlySet<string>, names: PermissionNames): ReadonlySet<Permission> {
  const permissions: readonly Permission[] = ['read', 'update'];
  return new Set(permissions.filter((permission) => claims.has(names[permission])));
}

function toCredential(keys: Omit<Credential, 'authorization'>, getToken: GetAccessToken): Credential {
  return { ...keys, authorization: async (claims) => `Bearer ${await getToken(claims)}` };
}

/** Microsoft Graph throttles by app and tenant, and this server is one app. */
function toKeys({ tenantId }: ApiToken, callerKey: string) {
  return { callerKey, quotaKey: `tenant ${tenantId}`, tenant: tenantId };
}

/**
 * Authenticates users, whose tokens are exchanged for tokens for Microsoft Graph.
 *
 * The result is cached by token, not by user: a weaker token of the same user (without a second factor, for
 * example) must not profit from the exchange of a stronger one.
 */
function createOnBehalfOfCallers(
  settings: OnBehalfOfSettings,
  dependencies: EntraCallersDependencies,
): AuthenticateToken {
  const verify = createTokenVerifier(settings, dependencies);
  const { scope, digest } = dependencies;
  const authority = toAuthority(settings, dependencies);
  const cache = new LRUCache<string, GetAccessToken>({ max: maxCachedTokens });

  return async (token) => {
    const user = await verify(token);
    if (user.isApplication) throw createError('applicationToken');
    const { tenantId, objectId } = user;
    // Without the signature, which has several encodings.
    const signed = token.slice(0, token.lastIndexOf('.'));
    const callerKey = digest(`${tenantId} ${objectId} ${signed}`);
    const exchange = () =>
      createEntraTokens(
        onBehalfOfCredential(settings.credential, authority, { tenantId, token }),
        { scope, tenantId },
        dependencies,
      );
    const getToken = cache.get(callerKey) ?? exchange();
    cache.set(callerKey, getToken, { ttl: Math.max(1, user.expiresAt - dependencies.now()) });
    return {
      access: grantedAccess(toPermissions(user.scopes, settings.scopes)),
      credential: toCredential(toKeys(user, callerKey), getToken),
    };
  };
}

/** Authenticates users and applications with an app role; this server calls Microsoft Graph as itself. */
function createApplicationCallers(
  settings: ApplicationSettings,
  dependencies: EntraCallersDependencies,
): AuthenticateToken {
  const verify = createTokenVerifier(settings, dependencies);
  const { scope, digest } = dependencies;
  const credential = applicationCredential(settings.credential, toAuthority(settings, dependencies));
  const tokensByTenant = new Map(
    settings.tenants.map((tenantId) => [
      tenantId,
      createEntraTokens(credential, { scope, tenantId }, dependencies),
    ]),
  );

  return async (token) => {
    const caller = await verify(token);
    const getToken = tokensByTenant.get(caller.tenantId);
    if (!getToken) throw createError('tenantNotAllowed');
    const caseScope = settings.caseRules ? createCaseScope(caller, settings.caseRules()) : undefined;
    const callerKey = digest(`${caller.tenantId} ${caller.objectId}`);
    return {
      access: grantedAccess(toPermissions(caller.roles, settings.roles), caseScope),
      credential: toCredential(toKeys(caller, callerKey), getToken),
    };
  };
}

/** Authenticates callers by their access tokens. Throws a `CaseOperationsError` for a rejected token. */
export function createEntraCallers(
  settings: EntraSettings,
  dependencies: EntraCallersDependencies,
): AuthenticateToken {
  return settings.mode === 'application'
    ? createApplicationCallers(settings, dependencies)
    : createOnBehalfOfCallers(settings, dependencies);
}
