/** A token for Microsoft Graph, as @azure/identity gives it. */
interface GraphToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresOnTimestamp: number;
}

/** Gets a new token; with the claims of a challenge, where there was one. */
export type FetchToken = (claims?: string) => Promise<GraphToken>;

/** A token is replaced so many milliseconds before it expires: a request may wait before it is sent. */
const refreshSkewMs = 5 * 60_000;

/** Milliseconds until getting a token is given up: a request has other things to do with its time. */
const timeoutMs = 10_000;

async function withTimeout<T>(work: Promise<T>, giveUp: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(giveUp());
    }, timeoutMs);
  });
  return Promise.race([work, late]).finally(() => {
    clearTimeout(timer);
  });
}

export interface TokenSourceDependencies {
  readonly now: () => number;
  /** The error when no token comes. */
  readonly giveUp: () => Error;
}

/**
 * The current token of one identity: kept until shortly before it expires, and got once for all who ask at the
 * same moment. A token that was got for claims takes the place of the one that was challenged.
 */
export function createTokenSource(
  getToken: FetchToken,
  { now, giveUp }: TokenSourceDependencies,
): GetAccessToken {
  let current: GraphToken | undefined;
  const underWay = new Map<string, Promise<GraphToken>>();

  const get = (claims: string | undefined): Promise<GraphToken> => {
    const key = claims ?? '';
    const known = underWay.get(key);
    if (known) return known;
    const getting = getToken(claims)
      .then((token) => (current = token))
      .finally(() => underWay.delete(key));
    underWay.set(key, getting);
    return getting;
  };

  return async (claims) => {
    const left = (current?.expiresOnTimestamp ?? 0) - now();
    if (claims === undefined && current && left > refreshSkewMs) return current.token;
    return (await withTimeout(get(claims), giveUp)).token;
  };
}

export type GetAccessToken = (claims?: string) => Promise<string>;
