import type { Credential } from '../../domain/ports.js';
import { type Clock, sleepUnlessAborted } from '../transport/clock.js';
import { isRetryable } from '../transport/network-errors.js';
import type { GraphRequest, GraphResponse, Send } from '../transport/send.js';
import { readClaimsChallenge } from '../wire/claims-challenge.js';
import { BatchUnsupportedError } from './batch.js';
import { getThrottleWait, parseRetryAfter } from './retry-after.js';
import { getRetryDelay } from './retry-policy.js';
import { getStatusPolicy } from './status-policy.js';

export interface RetryDependencies {
  readonly clock: Clock;
  /** Returns a number from 0 to 1. */
  readonly random: () => number;
  /**
   * Called when a request begins to wait for its next attempt, with the status of the last one or `no_response`; returns
   * what is called when it has waited.
   */
  readonly onRetry?: (reason: string) => () => void;
}

type AttemptResult = { readonly response: GraphResponse } | { readonly error: unknown };

async function toResult(send: Send, request: GraphRequest, error: unknown): Promise<AttemptResult> {
  // Sent again from here, so that it is counted again.
  if (error instanceof BatchUnsupportedError) return attempt(send, { ...request, batchable: false });
  if (!isRetryable(error)) throw error;
  return { error };
}

function attempt(send: Send, request: GraphRequest): Promise<AttemptResult> {
  return send(request).then(
    (response) => ({ response }),
    (error: unknown) => toResult(send, request, error),
  );
}

function unwrap(result: AttemptResult): GraphResponse {
  if ('response' in result) return result.response;
  throw result.error;
}

/** Like Graph's SDKs, a retry sends its number, and does not use the connection of a 503. */
function toRetry(request: GraphRequest, retries: number, status: number | undefined): GraphRequest {
  return {
    ...request,
    headers: { ...request.headers, 'retry-attempt': String(retries) },
    freshConnection: status === 503,
  };
}

/** Returns the delay that a response requests; a throttled one always does. */
function getRequestedDelay({ status, headers }: GraphResponse, nowMs: number, retries: number) {
  const header = headers['retry-after'];
  return getStatusPolicy(status).throttles
    ? getThrottleWait(header, nowMs, retries)
    : parseRetryAfter(header, nowMs);
}

/** Uses the same jitter for all requests of a GraphQL request: those that failed in one `$batch` are retried in one. */
function createJitter(random: () => number) {
  const byCaller = new WeakMap<Credential, number[]>();
  return ({ credential }: GraphRequest, retries: number): number => {
    const values = byCaller.get(credential) ?? [];
    byCaller.set(credential, values);
    return (values[retries] ??= random());
  };
}

/**
 * Requests a new token if a 401 requires claims (continuous access evaluation), and sends the request once more. Any
 * other 401 is returned unchanged: for eDiscovery it means a missing role, which a new token would not have either.
 */
async function answerChallenge(
  send: Send,
  request: GraphRequest,
  result: AttemptResult,
): Promise<AttemptResult> {
  const claims = 'response' in result ? readClaimsChallenge(result.response) : undefined;
  if (claims === undefined) return result;
  // Fails if the caller must get the token.
  await request.credential.authorization(claims);
  return attempt(send, request);
}

/** Retries according to `getRetryDelay`, as long as the delay ends before the deadline. */
export function retry({ clock, random, onRetry }: RetryDependencies): (send: Send) => Send {
  const getJitter = createJitter(random);

  const goOn = async (send: Send, request: GraphRequest, first: AttemptResult): Promise<GraphResponse> => {
    let current = request;
    let attempted = first;
    for (let retries = 0; ; retries += 1) {
      const result = await answerChallenge(send, current, attempted);
      const response = 'response' in result ? result.response : undefined;
      const delay = getRetryDelay(
        {
          method: request.method,
          retries,
          status: response?.status,
          retryAfterMs: response && getRequestedDelay(response, clock.date(), retries),
        },
        getJitter(request, retries),
      );
      const { deadline } = request;
      // What was expected must be read again first, which is not for this layer.
      const mayRetry = delay !== undefined && request.staleAt === undefined && !request.failFast;
      const fits = mayRetry && !deadline.signal.aborted && delay < deadline.remainingMs();
      if (!fits) return unwrap(result);
      const hasWaited = onRetry?.(response ? String(response.status) : 'no_response');
      const mayGoOn = await sleepUnlessAborted(clock, delay, deadline.signal);
      hasWaited?.();
      // If the client disconnects meanwhile, the result of the last attempt is still correct.
      if (!mayGoOn) return unwrap(result);
      current = toRetry(request, retries + 1, response?.status);
      attempted = await attempt(send, current);
    }
  };

  return (send) => (request) =>
    send(request).then(
      (response) => (response.status < 300 ? response : goOn(send, request, { response })),
      (error: unknown) => toResult(send, request, error).then((result) => goOn(send, request, result)),
    );
}
