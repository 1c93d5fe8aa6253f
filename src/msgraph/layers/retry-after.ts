import { parseHttpDate } from './http-date.js';
import { retryDefaults } from './retry-policy.js';

/** The maximum of a GraphQL Int. */
const maxSeconds = 2 ** 31 - 1;

/** A shorter wait is none. */
const minWaitMs = 1_000;

/** Longer headers are not read: no valid one comes near it. */
const maxLength = 1_000;

/** Splits a list; the comma after the weekday of a date separates nothing. */
function splitList(header: string): string[] {
  return header.split(/(?<!\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}),/i).map((part) => part.trim());
}

function parseSeconds(part: string, nowMs: number): number | undefined {
  if (/^\d+(\.\d+)?$/.test(part)) return Number(part);
  const date = parseHttpDate(part, nowMs);
  return date === undefined ? undefined : (date - nowMs) / 1000;
}

/**
 * Returns the delay of a `Retry-After` header in milliseconds; undefined for an absent or invalid header.
 *
 * Graph sends seconds, sometimes with a fraction (`2.128`); HTTP also allows a date (docs/graph-facts.md, Throttling).
 * A repeated header is a list, of which the longest delay counts.
 */
export function parseRetryAfter(header: string | undefined, nowMs: number): number | undefined {
  const parts = splitList((header ?? '').slice(0, maxLength));
  const delays = parts.map((part) => parseSeconds(part, nowMs)).filter((seconds) => seconds !== undefined);
  if (delays.length === 0) return undefined;
  return Math.min(Math.max(0, ...delays), maxSeconds) * 1000;
}

/**
 * Returns the delay in milliseconds after a throttled attempt (429): that of the header, or the ordinary back-off if
 * the header is absent, invalid, in the past or below a second. A throttled attempt counts against the quota too.
 *
 * @param retries Number of retries before the attempt.
 */
export function getThrottleWait(header: string | undefined, nowMs: number, retries = 0): number {
  const { baseDelayMs, maxDelayMs } = retryDefaults;
  const requested = parseRetryAfter(header, nowMs) ?? 0;
  return requested >= minWaitMs ? requested : Math.min(maxDelayMs, baseDelayMs * 2 ** retries);
}

/** Converts a wait in milliseconds to whole seconds, rounded up, as clients receive it; at least one. */
export function toWholeSeconds(ms: number): number {
  return Math.max(1, Math.ceil(Math.round(ms) / 1000));
}
