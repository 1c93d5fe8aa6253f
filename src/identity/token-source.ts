/** A token for Microsoft Graph, as @azure/identity returns it. */
interface GraphToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresOnTimestamp: number;
}

/** Fetches a new token, for the claims of a challenge if there was one. */
export type FetchToken = (claims?: string) => Promise<GraphToken>;

/** Milliseconds before its expiry in which a token is refreshed: a request may wait before it is sent. */
const refreshSkewMs = 5 * 60_000;

/** Milliseconds that fetching a token may take, because a request waits for it. */
const timeoutMs = 10_000;

async function withTimeout<T>(work: Promise<T>, createTimeoutError: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(createTimeoutError());
    }, timeoutMs);
  });
  return Promise.race([work, timeout]).finally(() => {
    clearTimeout(timer);
  });
}

export interface TokenSourceDependencies {
  readonly now: () => number;
  /** The error when fetching a token takes too long. */
  readonly createTimeoutError: () => Error;
}

/**
 * The current token of one identity: cached until shortly before it expires, and fetched once for concurrent
 * requests. A token for claims replaces the one that was challenged.
 */
export function createTokenSource(
  fetchToken: FetchToken,
  { now, createTimeoutError }: TokenSourceDependencies,
): GetAccessToken {
  let current: GraphToken | undefined;
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

  return async (claims) => {
    const left = (current?.expiresOnTimestamp ?? 0) - now();
    if (claims === undefined && current && left > refreshSkewMs) return current.token;
    return (await withTimeout(get(claims), createTimeoutError)).token;
  };
}

export type GetAccessToken = (claims?: string) => Promise<string>;
