import type { Credential } from '../../domain/ports.js';
import { type Clock, sleepUnlessAborted } from '../transport/clock.js';
import { isNetworkError } from '../transport/network-errors.js';
import { retryAfterMs } from './retry-after.js';
import { retryDelay } from './retry-policy.js';
import type { GraphRequest, GraphResponse, Send } from '../transport/send.js';

export interface RetryDependencies {
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
}

type Try = { readonly response: GraphResponse } | { readonly error: unknown };

async function attempt(send: Send, request: GraphRequest): Promise<Try> {
  try {
    return { response: await send(request) };
  } catch (error) {
    if (!isNetworkError(error)) throw error;
    return { error };
  }
}

function end(tried: Try): GraphResponse {
  if ('response' in tried) return tried.response;
  throw tried.error;
}

/** The next try, as Graph's SDKs make it: it says which retry it is, and avoids the connection of a 503. */
function nextTry(request: GraphRequest, retries: number, status: number | undefined): GraphRequest {
  return {
    ...request,
    headers: { ...request.headers, 'retry-attempt': String(retries) },
    freshConnection: status === 503,
  };
}

/** One jitter for all requests of a GraphQL request: what failed in one `$batch` comes back in one. */
function jitterByCaller(random: () => number) {
  const known = new WeakMap<Credential, number[]>();
  return ({ credential }: GraphRequest, retries: number): number => {
    const values = known.get(credential) ?? [];
    known.set(credential, values);
    return (values[retries] ??= random());
  };
}

/** Tries again where `retryDelay` says so, as long as the wait ends before the deadline. */
export function retry({ clock, random }: RetryDependencies): (send: Send) => Send {
  const jitter = jitterByCaller(random);
  return (send) => async (request) => {
    let current = request;
    for (let retries = 0; ; retries += 1) {
      const tried = await attempt(send, current);
      const { status, headers } = 'response' in tried ? tried.response : { status: undefined, headers: {} };
      const asked = retryAfterMs((headers as GraphResponse['headers'])['retry-after'], clock.now());
      const wait = retryDelay(
        { method: request.method, retries, status, retryAfterMs: asked },
        jitter(request, retries),
      );
      const { deadline } = request;
      if (wait === undefined || deadline.signal.aborted || wait >= deadline.remainingMs()) return end(tried);
      // The client went away meanwhile: how the last try ended is still the truth.
      if (!(await sleepUnlessAborted(clock, wait, deadline.signal))) return end(tried);
      current = nextTry(request, retries + 1, status);
    }
  };
}
