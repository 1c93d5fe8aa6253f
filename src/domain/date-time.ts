/**
 * RFC 3339 date-times, kept as text.
 *
 * A JS Date keeps three fraction digits and Graph sends seven, so a Date never holds one of these.
 */
const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:\d{2})$/;

/** Edm.DateTimeOffset as Graph keeps it counts 100 ns. */
const fractionDigits = 7;

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && leap ? 29 : (monthLengths[month - 1] ?? 0);
}

/** Minutes to add to UTC, or undefined where no clock shows such an offset (RFC 3339: 23:59 at most). */
function offsetMinutes(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4, 6));
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function utcMilliseconds(year: number, month: number, day: number, seconds: number): number {
  // Date.UTC reads the years 0 to 99 as 1900 to 1999; setUTCFullYear takes them as they are.
  return new Date(0).setUTCFullYear(year, month - 1, day) + seconds * 1000;
}

/**
 * The instant in ticks of 100 ns since 1970, exact to seven fraction digits (more are cut off); undefined for
 * a text that is no possible date-time (30 February, hour 24, a leap second, no zone).
 */
export function toTicks(text: string): bigint | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const offset = offsetMinutes(match[8] ?? '');
  const possible =
    year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) && hour < 24;
  if (!possible || minute > 59 || second > 59 || offset === undefined) return undefined;
  const milliseconds = utcMilliseconds(year, month, day, (hour * 60 + minute - offset) * 60 + second);
  return (
    BigInt(milliseconds) * 10_000n +
    BigInt((match[7] ?? '').slice(0, fractionDigits).padEnd(fractionDigits, '0'))
  );
}

/** Whether a text can be sent to Graph as it stands: a possible date-time of at most seven fraction digits. */
export function isSendableDateTime(text: string): boolean {
  return toTicks(text) !== undefined && (/\.(\d+)/.exec(text)?.[1] ?? '').length <= fractionDigits;
}

/** Whether a date-time is Graph's "no value": unfinished operations carry 0001-01-01T00:00:00Z. */
export function isUnsetDateTime(text: string): boolean {
  return text.startsWith('0001-');
}
