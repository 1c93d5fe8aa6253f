/** The documented defaults of Graph's JavaScript SDK: three retries, with a delay of 3 s that grows to at most 180 s. */
export const retryDefaults = { maxRetries: 3, baseDelayMs: 3_000, maxDelayMs: 180_000 } as const;

/** Statuses with which Graph rejects a request before it processes it (docs/graph-facts.md, Throttling). */
const notProcessed: ReadonlySet<number> = new Set([424, 429, 509]);

/** Statuses, and undefined for no response, after which a read may be retried (docs/graph-facts.md, Errors). */
const transient: ReadonlySet<number | undefined> = new Set([408, 500, 502, 503, 504, undefined]);

export interface FailedAttempt {
  readonly method: 'GET' | 'PATCH' | 'POST';
  /** Number of retries before this attempt. */
  readonly retries: number;
  /** The HTTP status; undefined without a response. */
  readonly status: number | undefined;
  /** The delay in milliseconds that the response requests; undefined without one. */
  readonly retryAfterMs: number | undefined;
}

/**
 * Returns the delay in milliseconds before the next attempt; undefined if there is to be none.
 *
 * A write is retried only if Graph did not process the last attempt. Otherwise the change may have been applied,
 * and this layer cannot decide whether to repeat it.
 *
 * @param random From 0 to 1: full jitter, so that callers that failed together do not retry together.
 */
export function getRetryDelay(
  { method, retries, status, retryAfterMs }: FailedAttempt,
  random: number,
): number | undefined {
  const isRetryable =
    (status !== undefined && notProcessed.has(status)) || (method === 'GET' && transient.has(status));
  if (!isRetryable || retries >= retryDefaults.maxRetries) return undefined;
  const backoff = Math.min(retryDefaults.maxDelayMs, retryDefaults.baseDelayMs * 2 ** retries);
  return retryAfterMs ?? backoff * random;
}
