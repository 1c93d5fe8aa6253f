/** The documented defaults of Graph's JavaScript SDK: three retries, 3 s growing to 180 s at the most. */
export const retryDefaults = { maxRetries: 3, baseDelayMs: 3_000, maxDelayMs: 180_000 } as const;

/** Answers after which nothing was done: Graph turned the request away before it began. */
const turnedAway: ReadonlySet<number> = new Set([424, 429, 509]);

/** Answers, and the lack of one, after which a read may be tried again; facts §4. */
const transient: ReadonlySet<number | undefined> = new Set([408, 500, 502, 503, 504, undefined]);

/** How one try ended. */
export interface FailedAttempt {
  readonly method: 'GET' | 'PATCH' | 'POST';
  /** Retries made before this try. */
  readonly retries: number;
  /** The HTTP status; undefined when no answer came. */
  readonly status: number | undefined;
  /** Milliseconds that the answer asks to wait; undefined when it does not say. */
  readonly retryAfterMs: number | undefined;
}

/**
 * Milliseconds to wait before the next try; undefined when there is to be none.
 *
 * A write is tried again only when the last try was turned away unread: after anything else it may have been
 * carried out, and repeating it blindly is not this layer's to decide.
 *
 * @param random From 0 to 1: full jitter, so that callers that failed together do not come back together.
 */
export function retryDelay(
  { method, retries, status, retryAfterMs }: FailedAttempt,
  random: number,
): number | undefined {
  const again =
    (status !== undefined && turnedAway.has(status)) || (method === 'GET' && transient.has(status));
  if (!again || retries >= retryDefaults.maxRetries) return undefined;
  const backoff = Math.min(retryDefaults.maxDelayMs, retryDefaults.baseDelayMs * 2 ** retries);
  return retryAfterMs ?? backoff * random;
}
