import { isUnsetDateTime, toTicks } from '../../domain/date-time.js';

/*
 * Readers of single JSON values. All are total: whatever comes, they answer, and what is not of the
 * declared type reads as null. So one wrong value never costs more than its own field.
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
  // `+ 0`: JSON can say -0, GraphQL clients should not meet it.
  return fits ? (value as number) + 0 : null;
}

/** Int64 comes as a JSON number, or as a text from services that are asked for IEEE754Compatible. */
export function readInt64(value: unknown): string | null {
  const whole =
    typeof value === 'bigint' ||
    Number.isSafeInteger(value) ||
    (typeof value === 'string' && /^-?\d{1,19}$/.test(value));
  if (!whole) return null;
  const exact = BigInt(value as bigint | number | string);
  return exact >= int64.min && exact <= int64.max ? exact.toString() : null;
}

/** Graph's own text to the digit; null for the year 1, which stands for "none", and for what is no date-time. */
export function readDateTime(value: unknown): string | null {
  return typeof value === 'string' && toTicks(value) !== undefined && !isUnsetDateTime(value) ? value : null;
}

/** Each element that can be read; null when there is no list. A single object counts as a list of one. */
export function readList<T>(value: unknown, read: (element: unknown) => T | null): readonly T[] | null {
  const elements = Array.isArray(value) ? value : readObject(value) ? [value] : undefined;
  return elements ? elements.map(read).filter((element) => element !== null) : null;
}
