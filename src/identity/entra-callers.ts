import { LRUCache } from 'lru-cache';
import { type Caller, grantedAccess, type Permission } from '../domain/access.js';
import { createError } from '../domain/errors.js';
import type { Credential } from '../domain/ports.js';
import { type ApiToken, toApplication, toIdentity, toLimitKey } from './api-token.js';
import { createApplicationCredentials, createOnBehalfOfCredentials } from './azure-credentials.js';
import { createAzureHttpClient } from './azure-http-client.js';
import { createCaseScope } from './case-rules.js';
import type { CredentialDependencies, EntraAuthority } from './client-credential.js';
import type { CredentialCheck } from './credential-check.js';
import type {
  ApplicationSettings,
  EntraSettings,
  OnBehalfOfSettings,
  PermissionNames,
} from './entra-settings.js';
import { type EntraTokensDependencies, createEntraTokens } from './entra-tokens.js';
import { createEntraHttp, type ResolveProxy } from './entra-http.js';
import type { GetAccessToken } from './token-source.js';
import { rejectFor } from './rejected-token.js';
import { createTokenVerifier, type TokenVerifierDependencies } from './token-verifier.js';

export interface EntraCallersDependencies extends EntraTokensDependencies, TokenVerifierDependencies {
  /** The scope of Microsoft Graph: `https://graph.microsoft.com/.default`. */
  readonly scope: string;
  /** A keyed hash: distinguishes callers without keeping their tokens. */
  readonly digest: (value: string) => string;
  /** @default no proxy */
  readonly resolveProxy?: ResolveProxy | undefined;
  /** Learns what gets the tokens of this server itself. */
  readonly credentialCheck?: Pick<CredentialCheck, 'add'> | undefined;
}

/** Identifies the caller of a token; the credential can wait for `remainingMs` for a token for Microsoft Graph. */
export type AuthenticateToken = (token: string, remainingMs: () => number) => Promise<Caller>;

/** What both modes need: everything that is sent to Microsoft Entra uses the same connections. */
export function createEntraParts(settings: EntraSettings, dependencies: EntraCallersDependencies) {
  const { microsoft, resolveProxy, now, report } = dependencies;
  const { authorityHost } = settings;
  const authority: EntraAuthority = {
    ...settings,
    isMicrosoft: microsoft.authorityHosts.includes(authorityHost),
  };
  const send = createEntraHttp({
    authorityHosts: [authorityHost, ...microsoft.authorityHosts],
    resolveProxy,
  });
  const credentials: CredentialDependencies = {
    createHttpClient: () => createAzureHttpClient(send),
    now,
    report,
  };
  return { authority, credentials, verify: createTokenVerifier(settings, { ...dependencies, send }) };
}

/** Maximum number of cached tokens; the least recently used are evicted. */
const maxCachedTokens = 10_000;

function toPermissions(claims: ReadonlySet<string>, names: PermissionNames): ReadonlySet<Permission> {
  const permissions: readonly Permission[] = ['read', 'update'];
  return new Set(permissions.filter((permission) => claims.has(names[permission])));
}

function toCredential(
  keys: Omit<Credential, 'authorization'>,
  getToken: GetAccessToken,
  remainingMs: () => number,
): Credential {
  return { ...keys, authorization: async (claims) => `Bearer ${await getToken(claims, remainingMs())}` };
}

/** Microsoft Graph throttles by app and tenant, and this server is one app. */
function toQuota({ tenantId }: ApiToken) {
  return { quotaKey: `tenant ${tenantId}`, tenant: tenantId };
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
  const { scope, digest } = dependencies;
  const { authority, credentials, verify } = createEntraParts(settings, dependencies);
  const createCredential = createOnBehalfOfCredentials(settings.credential, authority, credentials);
  const cache = new LRUCache<string, GetAccessToken>({ max: maxCachedTokens });

  return async (token, remainingMs) => {
    const user = await verify(token);
    rejectFor(user, () => {
      if (user.isApplication) throw createError('applicationToken');
    });
    const { tenantId } = user;
    const limitKey = toLimitKey(user, digest);
    // Without the signature, which has several encodings.
    const signed = token.slice(0, token.lastIndexOf('.'));
    const callerKey = digest(`${limitKey} ${signed}`);
    const getToken =
      cache.get(callerKey) ??
      createEntraTokens(createCredential({ tenantId, token }), { scope, tenantId }, dependencies);
    cache.set(callerKey, getToken, { ttl: Math.max(1, user.expiresAt - dependencies.now()) });
    const keys = { callerKey, limitKey, ...toQuota(user) };
    return {
      access: grantedAccess(toPermissions(user.scopes, settings.scopes)),
      credential: toCredential(keys, getToken, remainingMs),
      identity: toIdentity(user),
      application: toApplication(user),
      expiresAt: user.expiresAt,
    };
  };
}

/** Authenticates users and applications with an app role; this server calls Microsoft Graph as itself. */
function createApplicationCallers(
  settings: ApplicationSettings,
  dependencies: EntraCallersDependencies,
): AuthenticateToken {
  const { scope, digest } = dependencies;
  const { authority, credentials, verify } = createEntraParts(settings, dependencies);
  const createCredential = createApplicationCredentials(settings.credential, authority, credentials);
  const tokensByTenant = new Map(
    settings.tenants.map((tenantId) => [
      tenantId,
      createEntraTokens(createCredential(tenantId), { scope, tenantId }, dependencies),
    ]),
  );
  for (const getToken of tokensByTenant.values()) dependencies.credentialCheck?.add(getToken);

  return async (token, remainingMs) => {
    const caller = await verify(token);
    const { tenantId } = caller;
    const getToken = tokensByTenant.get(tenantId);
    if (!getToken) throw createError('tenantNotAllowed');
    const caseScope = settings.caseRules ? createCaseScope(caller, settings.caseRules) : undefined;
    const limitKey = toLimitKey(caller, digest);
    const upstreamKey = `application ${tenantId}`;
    const keys = { callerKey: limitKey, limitKey, upstreamKey, ...toQuota(caller) };
    return {
      access: grantedAccess(toPermissions(caller.roles, settings.roles), caseScope),
      credential: toCredential(keys, getToken, remainingMs),
      identity: toIdentity(caller),
      application: toApplication(caller),
      expiresAt: caller.expiresAt,
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
