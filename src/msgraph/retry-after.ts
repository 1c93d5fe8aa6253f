/** The most seconds that a GraphQL Int can carry. */
const longest = 2 ** 31 - 1;

/** `Date.parse` takes almost anything for a date ("-5", "Soon 5"); a date of HTTP begins with its weekday. */
const httpDate = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /;

function secondsIn(header: string, nowMs: number): number {
  if (/^\d+(\.\d+)?$/.test(header)) return Number(header);
  return httpDate.test(header) ? (Date.parse(header) - nowMs) / 1000 : NaN;
}

/**
 * Whole seconds until a request may be tried again, rounded up; undefined for none or nonsense.
 *
 * Graph sends seconds, once with a fraction (`2.128`); HTTP allows a date too.
 */
export function retryAfterSeconds(header: string | undefined, nowMs: number): number | undefined {
  const seconds = secondsIn((header ?? '').trim(), nowMs);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(0, Math.ceil(seconds)), longest);
}
