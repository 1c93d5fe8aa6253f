import type { Behaviour, WireValues } from '../plan.js';
import { formatInstant, parseInstant, ticksPerUnit } from './dates.js';

const dateProperties: ReadonlySet<string> = new Set(['createdDateTime', 'completedDateTime']);
const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

export function isObject(value: unknown): value is WireValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value without annotations such as `@odata.type`. */
export function withoutAnnotations(value: unknown): unknown {
  if (!isObject(value)) return value;
  const parts = Object.entries(value).filter(([name]) => !name.startsWith('@'));
  return Object.fromEntries(parts.map(([name, part]) => [name, withoutAnnotations(part)]));
}

function storeDate(value: string, { fractions, fractionDigits, utcDates }: Behaviour): string {
  const instant = parseInstant(value);
  if (!instant) return value;
  if (fractions === 'keep') return utcDates ? formatInstant(instant.ticks, 7) : value;
  const unit = ticksPerUnit(fractionDigits);
  const ticks = instant.ticks + (fractions === 'round' ? unit / 2n : 0n);
  return formatInstant(ticks - (ticks % unit), fractionDigits);
}

function storeGuids(value: unknown): unknown {
  if (typeof value === 'string') return guid.test(value) ? value.toLowerCase() : value;
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, storeGuids(part)]));
}

function storeValue(name: string, value: unknown, before: unknown, behaviour: Behaviour): unknown {
  if (value === null) {
    return name === 'percentProgress' && behaviour.nullAsZero ? 0 : null;
  }
  if (typeof value === 'string' && dateProperties.has(name)) return storeDate(value, behaviour);
  const merged = isObject(value) && isObject(before) ? { ...before, ...value } : value;
  return behaviour.lowerCaseGuids ? storeGuids(merged) : merged;
}

/** What becomes of an operation by a PATCH; undefined where nothing of it is written. */
export function applyPatch(
  before: WireValues,
  body: WireValues,
  behaviour: Behaviour,
): WireValues | undefined {
  const written = Object.entries(body).filter(
    ([name]) => !name.startsWith('@') && !behaviour.readOnly.includes(name),
  );
  if (written.length === 0) return undefined;
  const values = written.map(
    ([name, value]) => [name, storeValue(name, withoutAnnotations(value), before[name], behaviour)] as const,
  );
  return { ...before, ...Object.fromEntries(values) };
}

function showValue(name: string, value: unknown, behaviour: Behaviour): unknown {
  if (dateProperties.has(name)) {
    if (value === null) return behaviour.nullDatesAsYear1 ? '0001-01-01T00:00:00Z' : null;
    return behaviour.datesWithoutZone && typeof value === 'string' ? value.replace(/Z$/, '') : value;
  }
  if (name === 'percentProgress' && behaviour.halfProgress && typeof value === 'number') return value + 0.5;
  return value;
}

/** The values of an operation as a read shows them. */
export function showValues(values: WireValues, behaviour: Behaviour): WireValues {
  const shown = Object.entries(values)
    .filter(([name]) => !behaviour.omits.includes(name))
    .map(([name, value]) => [name, showValue(name, value, behaviour)] as const)
    .filter(([, value]) => !(behaviour.omitNulls && value === null));
  return Object.fromEntries(shown);
}
