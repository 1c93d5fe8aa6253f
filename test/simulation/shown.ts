import type { CaseOperationPatch } from '../../src/domain/patch/patch.js';
import type { WireValues } from './plan.js';
import { parseInstant, ticksPerUnit } from './upstream/dates.js';
import { isObject, withoutAnnotations } from './upstream/storage.js';

/**
 * Whether JSON shows what was sent, decided here without the program's own comparison.
 *
 * `strict` is what any correct program must see. `lenient` adds what a program may see: other forms of an empty
 * identity set, a date without a zone taken as UTC. Absent is never null.
 */
export type Strictness = 'strict' | 'lenient';

const guid = /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

function showsDate(sent: unknown, seen: unknown, strictness: Strictness): boolean {
  if (sent === null || (typeof sent === 'string' && sent.startsWith('0001-'))) {
    return seen === null || (typeof seen === 'string' && seen.startsWith('0001-'));
  }
  const [want, see] = [parseInstant(sent), parseInstant(seen)];
  if (!want || !see || (strictness === 'strict' && !see.zone)) return false;
  const unit = ticksPerUnit(see.digits);
  const difference = want.ticks - see.ticks;
  // Cut or rounded to the digits that came back.
  return difference > -unit && difference < unit;
}

function isEmptySet(value: unknown): boolean {
  return value === null || (isObject(value) && Object.values(value).every((part) => part === null));
}

function showsText(sent: unknown, seen: unknown): boolean {
  if (typeof sent === 'string' && typeof seen === 'string' && guid.test(sent)) {
    return sent.toLowerCase() === seen.toLowerCase();
  }
  return sent === seen;
}

function showsParts(sent: unknown, seen: unknown, strictness: Strictness): boolean {
  if (strictness === 'lenient' && isEmptySet(sent) && isEmptySet(seen)) return true;
  if (!isObject(sent)) return showsText(sent, seen);
  if (!isObject(seen)) return false;
  return Object.entries(sent).every(([name, part]) => {
    if (seen[name] === undefined) return strictness === 'lenient' && part === null && !(name in seen);
    return showsParts(part, seen[name], strictness);
  });
}

function showsProperty(name: string, sent: unknown, seen: WireValues, strictness: Strictness): boolean {
  if (!(name in seen)) return false;
  return name === 'createdDateTime' || name === 'completedDateTime'
    ? showsDate(sent, seen[name], strictness)
    : showsParts(sent, seen[name], strictness);
}

/** Whether all named properties are shown. */
export function shows(sent: WireValues, seen: WireValues, strictness: Strictness): boolean {
  return Object.entries(sent).every(([name, value]) => showsProperty(name, value, seen, strictness));
}

function toWireMember(member: string): string {
  return member.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** A patch, or an expectation, as JSON of the upstream without annotations. */
export function toWire(patch: CaseOperationPatch): WireValues {
  const entries = Object.entries(patch).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([name, value]: [string, unknown]) => [
      name,
      (name === 'status' || name === 'action') && typeof value === 'string' ? toWireMember(value) : value,
    ]),
  );
}

function canonical(value: unknown): unknown {
  if (!isObject(value)) return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, canonical(value[name])]));
}

/** Equal for equal JSON, whatever the order of its properties and its annotations. */
export function fingerprint(values: WireValues): string {
  return JSON.stringify(canonical(withoutAnnotations(values)));
}
