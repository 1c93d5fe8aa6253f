import { withTimeout } from './with-timeout.js';

/** A token for Microsoft Graph, as @azure/identity returns it. */
interface GraphToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresOnTimestamp: number;
}

/** Fetches a new token, for the claims of a challenge if there was one. */
export type FetchToken = (claims?: string) => Promise<GraphToken>;

/** Milliseconds before its expiry in which a token is refreshed in the background. */
const refreshSkewMs = 5 * 60_000;

/** Milliseconds that a token must still be valid to be sent. */
const minimumLeftMs = 30_000;

/** Milliseconds that fetching a token may take, because a request waits for it. */
const timeoutMs = 10_000;

/** Milliseconds after a failed refresh in the background before the next one. */
const restMs = 5_000;

export interface TokenSourceDependencies {
  readonly now: () => number;
  /** The error when fetching a token takes too long. */
  readonly createTimeoutError: () => Error;
}

/**
 * The current token of one identity: fetched once for concurrent requests, and cached. It is used until shortly before
 * it expires, so that an outage of Microsoft Entra has no effect before. A token for claims replaces the one that was
 * challenged.
 */
export function createTokenSource(
  fetchToken: FetchToken,
  { now, createTimeoutError }: TokenSourceDependencies,
): GetAccessToken {
  let current: GraphToken | undefined;
  let restsUntil = 0;
  const pendingByClaims = new Map<string, Promise<GraphToken>>();

  const get = (claims: string | undefined): Promise<GraphToken> => {
    const key = claims ?? '';
    const known = pendingByClaims.get(key);
    if (known) return known;
    const pending = fetchToken(claims)
      .then((token) => (current = token))
      .finally(() => pendingByClaims.delete(key));
    pendingByClaims.set(key, pending);
    return pending;
  };

  const refreshInBackground = () => {
    if (now() < restsUntil) return;
    get(undefined).catch(() => {
      restsUntil = now() + restMs;
    });
  };

  return async (claims, remainingMs = Infinity) => {
    const left = (current?.expiresOnTimestamp ?? 0) - now();
    if (claims === undefined && current && left > minimumLeftMs) {
      if (left <= refreshSkewMs) refreshInBackground();
      return current.token;
    }
    return (await withTimeout(get(claims), Math.min(timeoutMs, remainingMs), createTimeoutError)).token;
  };
}

/**
 * Returns a token for the `Authorization` header.
 *
 * @param claims The claims of a challenge; a new token with these claims is requested.
 * @param remainingMs Milliseconds that the caller can wait.
 */
export type GetAccessToken = (claims?: string, remainingMs?: number) => Promise<string>;
