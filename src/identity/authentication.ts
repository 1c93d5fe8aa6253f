import { type Caller, rejectedCaller, allowAll } from '../domain/access.js';
import { CaseOperationsError, createError } from '../domain/errors.js';
import { parseBearerToken } from './authorization-header.js';
import type { EntraCallersDependencies } from './entra-callers.js';
import type { EntraSettings } from './entra-settings.js';
import { createPassthroughCredential } from './passthrough.js';

/** Identifies the caller by the `Authorization` header. A rejected caller is a caller too: every call fails with the reason. */
export type Authenticate = (header: string | undefined) => Promise<Caller>;

export interface AuthenticationDependencies extends EntraCallersDependencies {
  /** In passthrough, the token of callers without a header: that of the sandbox, never one for a tenant. */
  readonly defaultToken: string | undefined;
}

/** How callers are authenticated; in passthrough only Microsoft Graph validates their tokens. */
export type AuthenticationSettings = EntraSettings | { readonly mode: 'passthrough' };

type AuthenticateToken = (token: string) => Caller | Promise<Caller>;

/** Authenticates callers in the configured mode. The libraries for Microsoft Entra are only loaded when needed. */
export async function createAuthentication(
  settings: AuthenticationSettings,
  dependencies: AuthenticationDependencies,
): Promise<Authenticate> {
  const passThrough: AuthenticateToken = (token) => ({
    access: allowAll,
    credential: createPassthroughCredential(token, dependencies.digest),
  });
  const authenticateToken: AuthenticateToken =
    settings.mode === 'passthrough'
      ? passThrough
      : (await import('./entra-callers.js')).createEntraCallers(settings, dependencies);

  return async (header) => {
    const { defaultToken } = dependencies;
    if (header === undefined && defaultToken !== undefined && settings.mode === 'passthrough') {
      return passThrough(defaultToken);
    }
    const token = parseBearerToken(header);
    if (token === undefined) return rejectedCaller(createError('missingToken'));
    try {
      return await authenticateToken(token);
    } catch (error) {
      if (error instanceof CaseOperationsError) return rejectedCaller(error);
      throw error;
    }
  };
}
