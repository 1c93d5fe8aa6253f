import { LRUCache } from 'lru-cache';
import { type Caller, grantedAccess, type Permission } from '../domain/access.js';
import { failure } from '../domain/errors.js';
import type { Credential } from '../domain/ports.js';
import type { ApiToken } from './api-token.js';
import { ofApplication, onBehalfOf } from './azure-credentials.js';
import { reachOf } from './case-rules.js';
import type {
  ApplicationSettings,
  EntraSettings,
  OnBehalfOfSettings,
  PermissionNames,
} from './entra-settings.js';
import { type EntraTokensDependencies, entraTokens } from './entra-tokens.js';
import type { GetTokenText } from './token-source.js';
import { createTokenVerifier, type TokenVerifierDependencies } from './token-verifier.js';

export interface EntraCallersDependencies extends EntraTokensDependencies, TokenVerifierDependencies {
  /** The scope at Microsoft Graph: `https://graph.microsoft.com/.default`. */
  readonly scope: string;
  /** A keyed hash: tells callers apart without keeping their tokens. */
  readonly digest: (text: string) => string;
}

type CallerOf = (token: string) => Promise<Caller>;

/** So many users' tokens for Graph are kept; those not used for the longest make room. */
const mostUsers = 10_000;

function granted(carried: ReadonlySet<string>, names: PermissionNames): ReadonlySet<Permission> {
  const permissions: readonly Permission[] = ['read', 'update'];
  return new Set(permissions.filter((permission) => carried.has(names[permission])));
}

function credentialOf(keys: Omit<Credential, 'authorization'>, tokens: GetTokenText): Credential {
  return { ...keys, authorization: async (claims) => `Bearer ${await tokens(claims)}` };
}

/** Graph counts requests for each app and tenant, and this server is one app. */
function keysOf({ tenantId }: ApiToken, callerKey: string) {
  return { callerKey, quotaKey: `tenant ${tenantId}`, tenant: tenantId };
}

/**
 * Users, for whom tokens for Microsoft Graph are got in exchange for theirs.
 *
 * What an exchange gave is kept for the token that it was got for, not for the user: somebody with a weaker
 * token of the same user (no second factor, say) must not ride on a stronger one.
 */
function usersOf(settings: OnBehalfOfSettings, dependencies: EntraCallersDependencies): CallerOf {
  const verify = createTokenVerifier(settings, dependencies);
  const { scope, digest } = dependencies;
  const kept = new LRUCache<string, GetTokenText>({ max: mostUsers });

  return async (token) => {
    const user = await verify(token);
    if (user.ofApplication) throw failure('tokenOfApplication');
    const { tenantId, objectId } = user;
    // The signed part: a signature has several spellings.
    const signed = token.slice(0, token.lastIndexOf('.'));
    const callerKey = digest(`${tenantId} ${objectId} ${signed}`);
    const exchange = () =>
      entraTokens(
        onBehalfOf(settings.credential, settings, { tenantId, token }),
        { scope, tenantId },
        dependencies,
      );
    const tokens = kept.get(callerKey) ?? exchange();
    kept.set(callerKey, tokens, { ttl: Math.max(1, user.expiresAt - dependencies.now()) });
    return {
      access: grantedAccess(granted(user.scopes, settings.scopes)),
      credential: credentialOf(keysOf(user, callerKey), tokens),
    };
  };
}

/** Users and programs with an app role, for whom this server calls Microsoft Graph as itself. */
function roleHoldersOf(settings: ApplicationSettings, dependencies: EntraCallersDependencies): CallerOf {
  const verify = createTokenVerifier(settings, dependencies);
  const { scope, digest } = dependencies;
  const credential = ofApplication(settings.credential, settings);
  const tokensOf = new Map(
    settings.tenants.map((tenantId) => [
      tenantId,
      entraTokens(credential, { scope, tenantId }, dependencies),
    ]),
  );

  return async (token) => {
    const holder = await verify(token);
    const tokens = tokensOf.get(holder.tenantId);
    if (!tokens) throw failure('tenantNotAllowed');
    const reach = settings.caseRules ? reachOf(holder, settings.caseRules) : undefined;
    const callerKey = digest(`${holder.tenantId} ${holder.objectId}`);
    return {
      access: grantedAccess(granted(holder.roles, settings.roles), reach),
      credential: credentialOf(keysOf(holder, callerKey), tokens),
    };
  };
}

/** Callers by their tokens for our API. Fails with a `CaseOperationsError` for a token that is not let in. */
export function entraCallers(settings: EntraSettings, dependencies: EntraCallersDependencies): CallerOf {
  return settings.mode === 'application'
    ? roleHoldersOf(settings, dependencies)
    : usersOf(settings, dependencies);
}
