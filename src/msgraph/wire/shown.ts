import { isGuid, toCanonicalId } from '../../domain/ids.js';
import { isUnsetDateTime, toTicks } from '../../domain/date-time.js';
import type { CaseOperationPatch } from '../../domain/patch/patch.js';
import { patchProperties } from '../../domain/patch/validate-patch.js';
import { type JsonObject, readObject } from './readers.js';

type Shows = (sent: unknown, seen: unknown) => boolean;

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

function hasNoMember(seen: unknown): boolean {
  const members = readObject(seen);
  return (
    members !== null &&
    Object.entries(members).every(([name, value]) => name.startsWith('@') || value === null)
  );
}

/** Graph can express "nobody" as null and as a set without members. */
const showsIdentitySet: Shows = (sent, seen) => {
  if (sent === null || hasNoMember(sent)) return seen === null || hasNoMember(seen);
  return seen !== null && showsMembers(sent, seen);
};

/** The same instant, at the precision that came back: services cut or round fractions of a second. */
const showsDateTime: Shows = (sent, seen) => {
  if (sent === null || (typeof sent === 'string' && isUnsetDateTime(sent))) {
    return seen === null || (typeof seen === 'string' && isUnsetDateTime(seen));
  }
  if (typeof sent !== 'string' || typeof seen !== 'string') return false;
  const [wanted, present] = [toTicks(sent), toTicks(seen)];
  if (wanted === undefined || present === undefined) return false;
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
 */
export function findUnshown(sent: JsonObject, seen: JsonObject): (keyof CaseOperationPatch)[] {
  return patchProperties.filter((name) => {
    if (sent[name] === undefined) return false;
    const shows = comparisons[name] ?? showsMembers;
    return seen[name] === undefined || !shows(sent[name], seen[name]);
  });
}
