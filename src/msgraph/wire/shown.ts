import { isGuid, toCanonicalId } from '../../domain/ids.js';
import { isUnsetDateTime, toTicks } from '../../domain/date-time.js';
import type { CaseOperationPatch } from '../../domain/patch/patch.js';
import { patchProperties } from '../../domain/patch/validate-patch.js';
import { type JsonObject, readObject } from './readers.js';

/** @param before The value before it was sent; undefined if unknown. */
type Shows = (sent: unknown, seen: unknown, before?: unknown) => boolean;

/** Equal values, and GUIDs in another spelling. */
const showsScalar: Shows = (sent, seen) =>
  sent === seen ||
  (typeof sent === 'string' &&
    typeof seen === 'string' &&
    isGuid(sent) &&
    toCanonicalId(sent) === toCanonicalId(seen));

/** Members of a value that is present. Graph omits null members of complex values, so an absent one counts as null. */
const showsMembers: Shows = (sent, seen) => {
  const [wanted, present] = [readObject(sent), readObject(seen)];
  if (!wanted) return showsScalar(sent, seen);
  if (!present) return false;
  return Object.entries(wanted).every(
    ([name, value]) => name.startsWith('@') || showsMembers(value, present[name] ?? null),
  );
};

/** The members of a set that fulfil a condition; null for another value. */
function findMembers(set: unknown, accepts: (value: unknown) => boolean): string[] | null {
  const members = readObject(set);
  return members && Object.keys(members).filter((name) => !name.startsWith('@') && accepts(members[name]));
}

/**
 * Graph can express "nobody" as null and as a set without members. A set that names members states these only, also
 * those that it states to be null.
 */
const showsIdentitySet: Shows = (sent, seen) => {
  const isNobody = sent === null || findMembers(sent, () => true)?.length === 0;
  if (isNobody) return seen === null || findMembers(seen, (value) => value !== null)?.length === 0;
  return showsMembers(sent, seen ?? {});
};

/**
 * The same instant, at the precision that came back: services cut or round fractions of a second. A value that was
 * there before shows nothing but itself.
 */
const showsDateTime: Shows = (sent, seen, before) => {
  if (sent === null || (typeof sent === 'string' && isUnsetDateTime(sent))) {
    return seen === null || (typeof seen === 'string' && isUnsetDateTime(seen));
  }
  if (typeof sent !== 'string' || typeof seen !== 'string') return false;
  const [wanted, present] = [toTicks(sent), toTicks(seen)];
  if (wanted === undefined || present === undefined) return false;
  if (wanted === present) return true;
  if (typeof before === 'string' && toTicks(before) === present) return false;
  const digits = /\.(\d{1,7})/.exec(seen)?.[1]?.length ?? 0;
  const unit = 10n ** BigInt(7 - digits);
  const below = wanted - (((wanted % unit) + unit) % unit);
  const rounded = wanted - below < unit - (wanted - below) ? below : below + unit;
  return present === below || present === rounded;
};

const comparisons: Partial<Readonly<Record<keyof CaseOperationPatch, Shows>>> = {
  createdDateTime: showsDateTime,
  completedDateTime: showsDateTime,
  createdBy: showsIdentitySet,
};

/**
 * The properties of a PATCH body that the JSON of an operation does not show.
 *
 * Both sides are wire JSON, so that nothing is lost in between: an absent property is not null, a value that cannot
 * be read is not null, and an unknown enum member is its string.
 *
 * @param before The operation before the PATCH, if it was read.
 */
export function findUnshown(
  sent: JsonObject,
  seen: JsonObject,
  before: JsonObject = {},
): (keyof CaseOperationPatch)[] {
  return patchProperties.filter((name) => {
    if (sent[name] === undefined) return false;
    const shows = comparisons[name] ?? showsMembers;
    return seen[name] === undefined || !shows(sent[name], seen[name], before[name]);
  });
}
