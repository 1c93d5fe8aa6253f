import type { GetAccessToken } from './token-source.js';

/** Whether this server can get tokens for Microsoft Graph as itself. */
export interface CredentialCheck {
  /** Adds what gets the tokens of a tenant. */
  add(getToken: GetAccessToken): void;
  /**
   * Returns in how many tenants no token could be got yet, of how many. What has worked once counts as working: later
   * failures are reported by the requests that need a token. While something is missing, each call starts an attempt.
   */
  readonly count: () => { readonly missing: number; readonly all: number };
}

/** Milliseconds between two attempts. */
const restMs = 5_000;

/** @param now Milliseconds since 1970. */
export function createCredentialCheck(now: () => number): CredentialCheck {
  const missing = new Set<GetAccessToken>();
  let all = 0;
  let restsUntil = 0;
  const attempt = () => {
    if (now() < restsUntil) return;
    restsUntil = now() + restMs;
    for (const getToken of missing) {
      getToken().then(
        () => missing.delete(getToken),
        () => undefined,
      );
    }
  };
  return {
    add(getToken) {
      missing.add(getToken);
      all += 1;
    },
    count() {
      attempt();
      return { missing: missing.size, all };
    },
  };
}
