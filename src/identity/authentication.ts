import { type Caller, rejectedCaller, allowAll } from '../domain/access.js';
import { CaseOperationsError, createError } from '../domain/errors.js';
import { toIdentity, toLimitKey } from './api-token.js';
import { parseBearerToken } from './authorization-header.js';
import type { EntraCallersDependencies } from './entra-callers.js';
import type { EntraSettings } from './entra-settings.js';
import { createPassthroughCredential } from './passthrough.js';
import { RejectedTokenError } from './rejected-token.js';
import { withTimeout } from './with-timeout.js';

/**
 * Identifies the caller by the `Authorization` header. A rejected caller is a caller too: every call fails with the
 * reason.
 *
 * Returns no promise if nothing has to be waited for.
 *
 * @param remainingMs Returns the milliseconds that the request can wait for Microsoft Entra.
 */
export type Authenticate = (
  header: string | undefined,
  remainingMs?: () => number,
) => Caller | Promise<Caller>;

export interface AuthenticationDependencies extends EntraCallersDependencies {
  /** In passthrough, the token of callers without a header: that of the sandbox, never one for a tenant. */
  readonly defaultToken: string | undefined;
}

/** How callers are authenticated; in passthrough only Microsoft Graph validates their tokens. */
export type AuthenticationSettings = EntraSettings | { readonly mode: 'passthrough' };

/** Milliseconds that authentication may take: one attempt to fetch the signing keys, and a reserve. */
const maxTimeoutMs = 10_000;

type AuthenticateToken = (token: string, remainingMs: () => number) => Caller | Promise<Caller>;

/**
 * The caller of a rejected token. If its signature is valid, for example because it only expired, its holder is
 * known: the requests with such tokens are counted by holder, apart from those with valid ones. All others are
 * unknown callers, whoever their tokens name.
 */
function toRejectedCaller(
  error: CaseOperationsError,
  token: string,
  digest: (value: string) => string,
): Caller {
  if (!(error instanceof RejectedTokenError))
    return rejectedCaller(error, { identity: { digest: digest(token) } });
  const { holder } = error;
  return rejectedCaller(error, {
    limitKey: digest(`rejected ${toLimitKey(holder, digest)}`),
    identity: toIdentity(holder),
  });
}

/** Authenticates callers in the configured mode. The libraries for Microsoft Entra are only loaded when needed. */
export async function createAuthentication(
  settings: AuthenticationSettings,
  dependencies: AuthenticationDependencies,
): Promise<Authenticate> {
  const { defaultToken, digest } = dependencies;
  const passThrough = (token: string): Caller => {
    const credential = createPassthroughCredential(token, digest);
    return { access: allowAll, credential, identity: { digest: credential.callerKey } };
  };
  const authenticateToken: AuthenticateToken =
    settings.mode === 'passthrough'
      ? passThrough
      : (await import('./entra-callers.js')).createEntraCallers(settings, dependencies);

  const waitFor = async (caller: Promise<Caller>, token: string, remainingMs: number): Promise<Caller> => {
    try {
      const limit = Math.min(remainingMs, maxTimeoutMs);
      return await withTimeout(caller, limit, () => createError('signInUnavailable'));
    } catch (error) {
      if (error instanceof CaseOperationsError) return toRejectedCaller(error, token, digest);
      throw error;
    }
  };

  return (header, remainingMs = () => Infinity) => {
    if (header === undefined && defaultToken !== undefined && settings.mode === 'passthrough') {
      return passThrough(defaultToken);
    }
    const token = parseBearerToken(header);
    if (token === undefined) return rejectedCaller(createError('missingToken'));
    const caller = authenticateToken(token, remainingMs);
    return caller instanceof Promise ? waitFor(caller, token, remainingMs()) : caller;
  };
}
