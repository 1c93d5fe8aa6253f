import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { createError } from '../domain/errors.js';
import { EntraNetworkError, type SendHttp } from './entra-http.js';

export interface SigningKeysOptions {
  /** The address of the keys of one tenant. */
  readonly url: string;
  readonly send: SendHttp;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Receives what an operator needs to know. */
  readonly report: (fields: object) => void;
  /** Milliseconds before keys are fetched again, for an unknown key id or after a failure. */
  readonly cooldownMs: number;
}

const minute = 60_000;

/** Age at which known keys are refreshed in the background. */
const refreshAgeMs = 45 * minute;

/** Age after which a request waits for new keys, so that a withdrawn key is no longer accepted. */
const maxAgeMs = 60 * minute;

/** Age up to which known keys are used while new ones cannot be fetched. */
const maxAgeInOutageMs = 24 * 60 * minute;

interface KnownKeys {
  readonly find: ReturnType<typeof createLocalJWKSet>;
  readonly fetchedAt: number;
}

async function fetchKeys({ url, send }: SigningKeysOptions): Promise<KnownKeys['find']> {
  const { status, text } = await send({ url, method: 'GET', headers: { accept: 'application/json' } });
  if (status !== 200) throw new EntraNetworkError(`STATUS_${status}`);
  try {
    const keySet = JSON.parse(text) as JSONWebKeySet;
    const find = createLocalJWKSet(keySet);
    // An empty set would reject every caller.
    if (keySet.keys.some(({ kty }) => kty === 'RSA')) return find;
  } catch {
    // Whatever it is, it is no key set.
  }
  throw new EntraNetworkError('NO_KEY_SET');
}

/**
 * Creates a function that finds the key of a token. Keys are fetched once for concurrent requests.
 *
 * A failure to fetch them never affects tokens whose key is known: it only delays the next attempt.
 */
export function createSigningKeys(options: SigningKeysOptions): JWTVerifyGetKey {
  const { now, report, cooldownMs } = options;
  let known: KnownKeys | undefined;
  let pending: Promise<boolean> | undefined;
  let failed = false;
  let restsUntil = 0;

  const getAge = () => (known ? now() - known.fetchedAt : Infinity);

  const fetchOnce = async (): Promise<boolean> => {
    try {
      known = { find: await fetchKeys(options), fetchedAt: now() };
      failed = false;
    } catch (error) {
      failed = true;
      const cause = error instanceof EntraNetworkError ? error.code : 'UNKNOWN';
      report({ entra: { error: 'the signing keys could not be fetched', cause } });
    }
    // Without usable keys every caller waits for them.
    restsUntil = now() + (getAge() < maxAgeInOutageMs ? cooldownMs : cooldownMs / 6);
    return !failed;
  };

  /** Resolves with whether the keys are new. */
  const refresh = async (): Promise<boolean> => {
    if (pending) return pending;
    if (now() < restsUntil) return false;
    pending = fetchOnce().finally(() => (pending = undefined));
    return pending;
  };

  const getKnown = async (): Promise<KnownKeys> => {
    const age = getAge();
    // During an outage requests do not wait for one attempt after the other.
    const isUsable = age < (failed ? maxAgeInOutageMs : maxAgeMs);
    if (!isUsable) await refresh();
    else if (age >= refreshAgeMs) void refresh();
    if (!known || getAge() >= maxAgeInOutageMs) throw createError('signInUnavailable');
    return known;
  };

  return async (header, token) => {
    const { find } = await getKnown();
    try {
      return await find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      const isNew = await refresh();
      if (isNew && known) return known.find(header, token);
      // The key may be a new one that could not be fetched.
      throw failed ? createError('signInUnavailable') : error;
    }
  };
}
