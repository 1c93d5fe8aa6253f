/*
 * RFC 3339 date-times are kept as strings: a JS Date has three fraction digits, Graph sends seven.
 */

/** A date-time has at most 33 characters that mean something; more than this are not examined. */
const maxLength = 64;

/** Graph stores Edm.DateTimeOffset in units of 100 ns. */
const fractionDigits = 7;

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && leap ? 29 : (monthLengths[month - 1] ?? 0);
}

/** Returns the number that the digits from `start` to `end` are; NaN if one of them is not a digit. */
function readDigits(value: string, start: number, end: number): number {
  let number = 0;
  for (let index = start; index < end; index += 1) {
    const digit = value.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    number = number * 10 + digit;
  }
  return number;
}

/** Returns the index of the first character from `start` on that is not a digit. */
function skipDigits(value: string, start: number): number {
  let index = start;
  while (index < value.length && value.charCodeAt(index) >= 48 && value.charCodeAt(index) <= 57) index += 1;
  return index;
}

/** Returns the minutes from UTC to a time zone; NaN for an invalid one (RFC 3339 allows at most 23:59). */
function readOffset(value: string, start: number): number {
  const sign = value[start];
  if (sign === 'Z' || sign === 'z') return value.length === start + 1 ? 0 : NaN;
  if ((sign !== '+' && sign !== '-') || value.length !== start + 6 || value[start + 3] !== ':') return NaN;
  const hours = readDigits(value, start + 1, start + 3);
  const minutes = readDigits(value, start + 4, start + 6);
  if (!(hours <= 23 && minutes <= 59)) return NaN;
  return (sign === '-' ? -1 : 1) * (hours * 60 + minutes);
}

/** RFC 3339 allows a lower-case t. */
function hasSeparators(value: string): boolean {
  const isDate = value[4] === '-' && value[7] === '-';
  return isDate && (value[10] === 'T' || value[10] === 't') && value[13] === ':' && value[16] === ':';
}

function utcMilliseconds(year: number, month: number, day: number, seconds: number): number {
  // Date.UTC maps the years 0 to 99 to 1900 to 1999; setUTCFullYear does not.
  return new Date(0).setUTCFullYear(year, month - 1, day) + seconds * 1000;
}

/**
 * The parts of a valid date-time; undefined for an invalid one. Reads the characters, because a list has hundreds of
 * date-times, and a regular expression makes a string of each group.
 */
function readParts(value: string) {
  if (value.length > maxLength || !hasSeparators(value)) return undefined;
  const year = readDigits(value, 0, 4);
  const month = readDigits(value, 5, 7);
  const day = readDigits(value, 8, 10);
  const hour = readDigits(value, 11, 13);
  const minute = readDigits(value, 14, 16);
  const second = readDigits(value, 17, 19);
  const end = value[19] === '.' ? skipDigits(value, 20) : 19;
  const offset = readOffset(value, end);
  const isDate = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  // NaN is not less than anything.
  const isTime = hour < 24 && minute < 60 && second < 60 && end !== 20;
  if (!isDate || !isTime || Number.isNaN(offset)) return undefined;
  const seconds = (hour * 60 + minute - offset) * 60 + second;
  return { year, month, day, seconds, fraction: value.slice(20, end) };
}

/** Whether a string is a date-time: not 30 February, hour 24, a leap second, one without time zone or of 65 characters. */
export function isDateTime(value: string): boolean {
  return readParts(value) !== undefined;
}

/**
 * Returns the instant in ticks of 100 ns since 1970, exact to seven fraction digits (further digits are dropped);
 * undefined for an invalid date-time.
 */
export function toTicks(value: string): bigint | undefined {
  const parts = readParts(value);
  if (!parts) return undefined;
  const { year, month, day, seconds, fraction } = parts;
  return (
    BigInt(utcMilliseconds(year, month, day, seconds)) * 10_000n +
    BigInt(fraction.slice(0, fractionDigits).padEnd(fractionDigits, '0'))
  );
}

/** Whether a string can be sent to Graph with all its digits: a valid date-time of at most seven fraction digits. */
export function isSendableDateTime(value: string): boolean {
  return isDateTime(value) && (/\.(\d+)/.exec(value)?.[1] ?? '').length <= fractionDigits;
}

/** Whether a date-time means "no value": Graph sends 0001-01-01T00:00:00Z for unfinished operations. */
export function isUnsetDateTime(value: string): boolean {
  return value.startsWith('0001-');
}
