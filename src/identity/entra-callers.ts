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
  /** The scope at Microsoft Graph: `https://graph.microsoft.com/.default`. */
  readonly scope: string;
  /** A keyed hash: tells callers apart without keeping their tokens. */
  readonly digest: (text: string) => string;
}

/** Where the credentials of these settings sign in. */
function toAuthority(settings: EntraSettings, { microsoft }: EntraCallersDependencies): EntraAuthority {
  return { ...settings, isMicrosoft: microsoft.authorityHosts.includes(settings.authorityHost) };
}

type AuthenticateToken = (token: string) => Promise<Caller>;

/** So many users' tokens for Graph are kept; those not used for the longest make room. */
const maxUsers = 10_000;

function granted(carried: ReadonlySet<string>, names: PermissionNames): ReadonlySet<Permission> {
  const permissions: readonly Permission[] = ['read', 'update'];
  return new Set(permissions.filter((permission) => carried.has(names[permission])));
}

function toCredential(keys: Omit<Credential, 'authorization'>, tokens: GetAccessToken): Credential {
  return { ...keys, authorization: async (claims) => `Bearer ${await tokens(claims)}` };
}

/** Graph counts requests for each app and tenant, and this server is one app. */
function toKeys({ tenantId }: ApiToken, callerKey: string) {
  return { callerKey, quotaKey: `tenant ${tenantId}`, tenant: tenantId };
}

/**
 * Users, for whom tokens for Microsoft Graph are got in exchange for theirs.
 *
 * What an exchange gave is kept for the token that it was got for, not for the user: somebody with a weaker
 * token of the same user (no second factor, say) must not ride on a stronger one.
 */
function createOnBehalfOfCallers(
  settings: OnBehalfOfSettings,
  dependencies: EntraCallersDependencies,
): AuthenticateToken {
  const verify = createTokenVerifier(settings, dependencies);
  const { scope, digest } = dependencies;
  const authority = toAuthority(settings, dependencies);
  const kept = new LRUCache<string, GetAccessToken>({ max: maxUsers });

  return async (token) => {
    const user = await verify(token);
    if (user.isApplication) throw createError('applicationToken');
    const { tenantId, objectId } = user;
    // The signed part: a signature has several spellings.
    const signed = token.slice(0, token.lastIndexOf('.'));
    const callerKey = digest(`${tenantId} ${objectId} ${signed}`);
    const exchange = () =>
      createEntraTokens(
        onBehalfOfCredential(settings.credential, authority, { tenantId, token }),
        { scope, tenantId },
        dependencies,
      );
    const tokens = kept.get(callerKey) ?? exchange();
    kept.set(callerKey, tokens, { ttl: Math.max(1, user.expiresAt - dependencies.now()) });
    return {
      access: grantedAccess(granted(user.scopes, settings.scopes)),
      credential: toCredential(toKeys(user, callerKey), tokens),
    };
  };
}

/** Users and programs with an app role, for whom this server calls Microsoft Graph as itself. */
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
    const holder = await verify(token);
    const tokens = tokensByTenant.get(holder.tenantId);
    if (!tokens) throw createError('tenantNotAllowed');
    const reach = settings.caseRules ? createCaseScope(holder, settings.caseRules) : undefined;
    const callerKey = digest(`${holder.tenantId} ${holder.objectId}`);
    return {
      access: grantedAccess(granted(holder.roles, settings.roles), reach),
      credential: toCredential(toKeys(holder, callerKey), tokens),
    };
  };
}

/** Callers by their tokens for our API. Fails with a `CaseOperationsError` for a token that is not let in. */
export function createEntraCallers(
  settings: EntraSettings,
  dependencies: EntraCallersDependencies,
): AuthenticateToken {
  return settings.mode === 'application'
    ? createApplicationCallers(settings, dependencies)
    : createOnBehalfOfCallers(settings, dependencies);
}
