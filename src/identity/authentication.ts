import { type Caller, rejectedCaller, allowAll } from '../domain/access.js';
import { CaseOperationsError, createError } from '../domain/errors.js';
import { parseBearerToken } from './authorization-header.js';
import type { EntraCallersDependencies } from './entra-callers.js';
import type { EntraSettings } from './entra-settings.js';
import { createPassthroughCredential } from './passthrough.js';

/** Who calls, by the `Authorization` header. One who is turned away is a caller too: all they get is the reason. */
export type Authenticate = (header: string | undefined) => Promise<Caller>;

export interface AuthenticationDependencies extends EntraCallersDependencies {
  /** With what those act, in passthrough, who send no header at all: the sandbox's bearer, never one for a tenant. */
  readonly ownBearer: string | undefined;
}

type AuthenticateToken = (token: string) => Caller | Promise<Caller>;

/** How callers are known, by the mode. What speaks with Microsoft Entra is loaded only where it is used. */
export async function createAuthentication(
  settings: EntraSettings | { readonly mode: 'passthrough' },
  dependencies: AuthenticationDependencies,
): Promise<Authenticate> {
  const letThrough: AuthenticateToken = (token) => ({
    access: allowAll,
    credential: createPassthroughCredential(token, dependencies.digest),
  });
  const callerOf: AuthenticateToken =
    settings.mode === 'passthrough'
      ? letThrough
      : (await import('./entra-callers.js')).createEntraCallers(settings, dependencies);

  return async (header) => {
    const { ownBearer } = dependencies;
    if (header === undefined && ownBearer !== undefined && settings.mode === 'passthrough') {
      return letThrough(ownBearer);
    }
    const token = parseBearerToken(header);
    if (token === undefined) return rejectedCaller(createError('missingToken'));
    try {
      return await callerOf(token);
    } catch (error) {
      if (error instanceof CaseOperationsError) return rejectedCaller(error);
      throw error;
    }
  };
}
