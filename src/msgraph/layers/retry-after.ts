/** The most seconds that a GraphQL Int can carry. */
const maxSeconds = 2 ** 31 - 1;

/** `Date.parse` takes almost anything for a date ("-5", "Soon 5"); a date of HTTP begins with its weekday. */
const httpDate = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /;

function readSeconds(header: string, nowMs: number): number {
  if (/^\d+(\.\d+)?$/.test(header)) return Number(header);
  return httpDate.test(header) ? (Date.parse(header) - nowMs) / 1000 : NaN;
}

/**
 * Milliseconds until a request may be tried again; undefined for none or nonsense.
 *
 * Graph sends seconds, once with a fraction (`2.128`); HTTP allows a date too.
 */
export function retryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  const seconds = readSeconds((header ?? '').trim(), nowMs);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(0, seconds), maxSeconds) * 1000;
}

/** A wait as clients are told it: whole seconds, rounded up. */
export function toWholeSeconds(ms: number): number {
  return Math.ceil(Math.round(ms) / 1000);
}
