import { isDateTime, isUnsetDateTime } from '../../domain/date-time.js';

/*
 * Readers of single JSON values. They never throw and return null for a value of another type, so that one invalid
 * value affects only its own field.
 */

export type JsonObject = Readonly<Record<string, unknown>>;

const int32 = { min: -(2 ** 31), max: 2 ** 31 - 1 };
const int64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };

export function readObject(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

export function readString(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function readBoolean(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

export function readInt32(value: unknown): number | null {
  const fits = Number.isInteger(value) && (value as number) >= int32.min && (value as number) <= int32.max;
  // `+ 0` converts the -0 that JSON allows to 0.
  return fits ? (value as number) + 0 : null;
}

/** Graph sends Int64 as a JSON number, or as a string if IEEE754Compatible is requested. */
export function readInt64(value: unknown): string | null {
  const isInteger =
    typeof value === 'bigint' ||
    Number.isSafeInteger(value) ||
    (typeof value === 'string' && /^-?\d{1,19}$/.test(value));
  if (!isInteger) return null;
  const exact = BigInt(value as bigint | number | string);
  return exact >= int64.min && exact <= int64.max ? exact.toString() : null;
}

/** Returns the unchanged string; null for a date in year 1, which means "none", and for an invalid date-time. */
export function readDateTime(value: unknown): string | null {
  return typeof value === 'string' && isDateTime(value) && !isUnsetDateTime(value) ? value : null;
}

/** Returns the elements that can be read; null for another type. A single object counts as a list of one. */
export function readList<T>(value: unknown, read: (element: unknown) => T | null): readonly T[] | null {
  const elements = Array.isArray(value) ? value : readObject(value) ? [value] : undefined;
  return elements ? elements.map(read).filter((element) => element !== null) : null;
}
