import type { GetAccessToken } from './token-source.js';
import { withTimeout } from './with-timeout.js';

/** In how many tenants no token could be got yet, of how many. */
interface CredentialCount {
  readonly missing: number;
  readonly all: number;
}

/** Whether this server can get tokens for Microsoft Graph as itself. */
export interface CredentialCheck {
  /** Adds what gets the tokens of a tenant. */
  add(getToken: GetAccessToken): void;
  /**
   * Returns what is missing. What has worked once counts as working: later failures are reported by the requests that
   * need a token. While something is missing, each call starts an attempt, and waits a moment for it.
   */
  readonly count: () => Promise<CredentialCount>;
}

/** Milliseconds between two attempts. */
const restMs = 5_000;

/** Milliseconds that a call waits for an attempt: probes have timeouts of their own. */
const waitMs = 1_000;

/** @param now Milliseconds since 1970. */
export function createCredentialCheck(now: () => number): CredentialCheck {
  const missing = new Set<GetAccessToken>();
  let all = 0;
  let restsUntil = 0;
  let attempts: Promise<unknown> = Promise.resolve();
  const attempt = async (getToken: GetAccessToken) => {
    await getToken();
    missing.delete(getToken);
  };
  return {
    add(getToken) {
      missing.add(getToken);
      all += 1;
    },
    async count() {
      if (missing.size > 0 && now() >= restsUntil) {
        restsUntil = now() + restMs;
        attempts = Promise.allSettled([...missing].map(attempt));
      }
      await withTimeout(attempts, waitMs, () => new Error('no answer yet')).catch(() => undefined);
      return { missing: missing.size, all };
    },
  };
}
