import { entraError } from './entra-error.js';
import type { Reply } from './reply.js';

/** A fault: another reply, a reset connection, or a wait before the normal reply. */
export type Answer = Reply | 'reset' | Hang;

export interface Hang {
  /** Resolves when a request waits. */
  readonly arrived: Promise<void>;
  /** Continues all waiting requests. */
  readonly release: () => void;
  /** Used by the authority. */
  readonly wait: () => Promise<void>;
}

/** The responses that production must distinguish. */
export const faults = {
  consentRequired: () =>
    entraError({
      error: 'invalid_grant',
      code: 65001,
      suberror: 'consent_required',
      description:
        "The user or administrator has not consented to use the application with ID 'case-operations'.",
    }),
  interactionRequired: (claims = '{"access_token":{"capolids":{"essential":true,"values":["c1"]}}}') =>
    entraError({
      error: 'interaction_required',
      code: 50076,
      suberror: 'basic_action',
      claims,
      description:
        'Due to a configuration change made by your administrator, you must use multi-factor authentication.',
    }),
  invalidClient: () =>
    entraError({
      status: 401,
      error: 'invalid_client',
      code: 7000215,
      description: 'Invalid client secret provided.',
    }),
  assertionExpired: () =>
    entraError({
      error: 'invalid_grant',
      code: 500133,
      description: 'Assertion is not within its valid time range.',
    }),
  throttled: (seconds = 7) =>
    entraError({
      status: 429,
      error: 'temporarily_unavailable',
      code: 50196,
      headers: { 'retry-after': String(seconds) },
      description: 'The server terminated an operation because it encountered a client request loop.',
    }),
  unavailable: () =>
    entraError({
      status: 503,
      error: 'temporarily_unavailable',
      code: 90033,
      description: 'A transient error has occurred. Please try again.',
    }),
  garbage: (status = 200): Reply => ({
    status,
    headers: { 'content-type': 'text/html' },
    body: '<html>not JSON',
  }),
  /** A response with status 200 and without a token. */
  tokenless: (): Reply => ({ status: 200, body: { token_type: 'Bearer', expires_in: 3599 } }),
  reset: (): Answer => 'reset',
  hang(): Hang {
    const arrived = Promise.withResolvers<undefined>();
    const released = Promise.withResolvers<undefined>();
    return {
      arrived: arrived.promise,
      release: () => {
        released.resolve(undefined);
      },
      wait() {
        arrived.resolve(undefined);
        return released.promise;
      },
    };
  },
};

export type Endpoint = 'metadata' | 'keys' | 'token' | 'managedIdentity';

export interface ScriptedFault {
  readonly on: Endpoint;
  /** The number of requests that it applies to. @default 1 */
  readonly times?: number;
  readonly answer: Answer;
}

export function createScripts() {
  const waiting: { on: Endpoint; left: number; answer: Answer }[] = [];
  return {
    script: ({ on, times = 1, answer }: ScriptedFault): void => {
      waiting.push({ on, left: times, answer });
    },
    next: (endpoint: string): Answer | undefined => {
      const found = waiting.find(({ on, left }) => on === endpoint && left > 0);
      if (found) found.left -= 1;
      return found?.answer;
    },
    clear: (): void => {
      waiting.length = 0;
    },
  };
}
