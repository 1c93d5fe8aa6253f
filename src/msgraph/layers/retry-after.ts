/** The maximum of a GraphQL Int. */
const maxSeconds = 2 ** 31 - 1;

/** `Date.parse` accepts strings such as "-5" or "Soon 5" as dates; an HTTP date starts with its weekday. */
const httpDate = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /;

function parseSeconds(header: string, nowMs: number): number {
  if (/^\d+(\.\d+)?$/.test(header)) return Number(header);
  return httpDate.test(header) ? (Date.parse(header) - nowMs) / 1000 : NaN;
}

/**
 * Returns the delay of a `Retry-After` header in milliseconds; undefined for an absent or invalid header.
 *
 * Graph sends seconds, sometimes with a fraction (`2.128`); HTTP also allows a date (docs/graph-facts.md, Throttling).
 */
export function parseRetryAfter(header: string | undefined, nowMs: number): number | undefined {
  const seconds = parseSeconds((header ?? '').trim(), nowMs);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(0, seconds), maxSeconds) * 1000;
}

/** Converts a wait in milliseconds to whole seconds, rounded up, as clients receive it. */
export function toWholeSeconds(ms: number): number {
  return Math.ceil(Math.round(ms) / 1000);
}
