/*
 * RFC 3339 date-times are kept as strings: a JS Date has three fraction digits, Graph sends seven.
 */

/** RFC 3339 allows a lower-case t and z. */
const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:\d{2})$/i;

/** A date-time has at most 33 characters that mean something; more than this are not examined. */
const maxLength = 64;

/** Graph stores Edm.DateTimeOffset in units of 100 ns. */
const fractionDigits = 7;

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && leap ? 29 : (monthLengths[month - 1] ?? 0);
}

/** Returns the minutes to add to UTC; undefined for an invalid offset (RFC 3339 allows at most 23:59). */
function offsetMinutes(zone: string): number | undefined {
  if (zone.toUpperCase() === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4, 6));
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function utcMilliseconds(year: number, month: number, day: number, seconds: number): number {
  // Date.UTC maps the years 0 to 99 to 1900 to 1999; setUTCFullYear does not.
  return new Date(0).setUTCFullYear(year, month - 1, day) + seconds * 1000;
}

/**
 * Returns the instant in ticks of 100 ns since 1970, exact to seven fraction digits (further digits are
 * dropped); undefined for an invalid date-time (30 February, hour 24, a leap second, no time zone, 65 characters).
 */
export function toTicks(value: string): bigint | undefined {
  const match = value.length <= maxLength ? pattern.exec(value) : null;
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
  const isValid =
    year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) && hour < 24;
  if (!isValid || minute > 59 || second > 59 || offset === undefined) return undefined;
  const milliseconds = utcMilliseconds(year, month, day, (hour * 60 + minute - offset) * 60 + second);
  return (
    BigInt(milliseconds) * 10_000n +
    BigInt((match[7] ?? '').slice(0, fractionDigits).padEnd(fractionDigits, '0'))
  );
}

/** Whether a string can be sent to Graph with all its digits: a valid date-time of at most seven fraction digits. */
export function isSendableDateTime(value: string): boolean {
  return toTicks(value) !== undefined && (/\.(\d+)/.exec(value)?.[1] ?? '').length <= fractionDigits;
}

/** Whether a date-time means "no value": Graph sends 0001-01-01T00:00:00Z for unfinished operations. */
export function isUnsetDateTime(value: string): boolean {
  return value.startsWith('0001-');
}
