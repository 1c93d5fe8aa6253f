import { isJsonObject, type JsonObject } from '../protocol/json.js';
import type { Behaviour } from './behaviour.js';

const DATES: ReadonlySet<string> = new Set(['completedDateTime', 'createdDateTime']);
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const UTC_DATE = /^(.{19})(?:\.(\d{1,7}))?Z$/;

/** Units of the seventh digit of a fraction in one second. */
const SECOND = 10_000_000;

/** The part of a PATCH that is written, and the names of the properties that are ignored as read-only. */
export interface NormalizedPatch {
  readonly written: JsonObject;
  readonly ignored: readonly string[];
}

/** Returns the values as this service stores them. */
export function normalizePatch(changes: JsonObject, behaviour: Behaviour): NormalizedPatch {
  const [ignored, kept] = [true, false].map((isReadOnly) =>
    Object.entries(changes).filter(([name]) => behaviour.readOnly.includes(name) === isReadOnly),
  );
  return {
    written: Object.fromEntries(
      (kept ?? []).map(([name, value]) => [name, normalizeValue(name, value, behaviour)]),
    ),
    ignored: (ignored ?? []).map(([name]) => name),
  };
}

function normalizeValue(name: string, value: unknown, behaviour: Behaviour): unknown {
  if (value === null) return name === 'percentProgress' && behaviour.nullAsZero ? 0 : null;
  if (typeof value === 'string' && DATES.has(name)) return normalizeDate(value, behaviour);
  return behaviour.lowerCaseGuids ? lowerCaseGuids(value) : value;
}

/** @param date In UTC, as `readDateTimeOffset` returns it. */
function normalizeDate(date: string, { fractions, fractionDigits }: Behaviour): string {
  const [, seconds = '', fraction = ''] = UTC_DATE.exec(date) ?? [];
  if (fractions === 'keep' || fraction.length <= fractionDigits) return date;
  const unit = 10 ** (7 - fractionDigits);
  const units = Number(fraction.padEnd(7, '0')) / unit;
  const cut = Math.floor(units) * unit;
  const rounded = Math.round(units) * unit;
  if (fractions === 'cut' || seconds === '9999-12-31T23:59:59') return toDate(seconds, cut);
  if (rounded < SECOND) return toDate(seconds, rounded);
  return toDate(new Date(Date.parse(`${seconds}Z`) + 1000).toISOString().slice(0, 19), 0);
}

function toDate(seconds: string, fraction: number): string {
  const digits = String(fraction).padStart(7, '0').replace(/0+$/, '');
  return `${seconds}${digits && `.${digits}`}Z`;
}

function lowerCaseGuids(value: unknown): unknown {
  if (typeof value === 'string') return GUID.test(value) ? value.toLowerCase() : value;
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, lowerCaseGuids(member)]));
}
