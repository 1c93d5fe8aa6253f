import { type Caller, refusedCaller, upstreamDecides } from '../domain/access.js';
import { CaseOperationsError, failure } from '../domain/errors.js';
import { bearerToken } from './bearer.js';
import type { EntraCallersDependencies } from './entra-callers.js';
import type { EntraSettings } from './entra-settings.js';
import { passthroughCredential } from './passthrough.js';

/** Who calls, by the `Authorization` header. One who is turned away is a caller too: all they get is the reason. */
export type Authenticate = (header: string | undefined) => Promise<Caller>;

export interface AuthenticationDependencies extends EntraCallersDependencies {
  /** With what those act, in passthrough, who send no header at all: the sandbox's bearer, never one for a tenant. */
  readonly ownBearer: string | undefined;
}

type CallerOf = (token: string) => Caller | Promise<Caller>;

/** How callers are known, by the mode. What speaks with Microsoft Entra is loaded only where it is used. */
export async function createAuthentication(
  settings: EntraSettings | { readonly mode: 'passthrough' },
  dependencies: AuthenticationDependencies,
): Promise<Authenticate> {
  const letThrough: CallerOf = (token) => ({
    access: upstreamDecides,
    credential: passthroughCredential(token, dependencies.digest),
  });
  const callerOf: CallerOf =
    settings.mode === 'passthrough'
      ? letThrough
      : (await import('./entra-callers.js')).entraCallers(settings, dependencies);

  return async (header) => {
    const { ownBearer } = dependencies;
    if (header === undefined && ownBearer !== undefined && settings.mode === 'passthrough') {
      return letThrough(ownBearer);
    }
    const token = bearerToken(header);
    if (token === undefined) return refusedCaller(failure('bearerMissing'));
    try {
      return await callerOf(token);
    } catch (error) {
      if (error instanceof CaseOperationsError) return refusedCaller(error);
      throw error;
    }
  };
}
