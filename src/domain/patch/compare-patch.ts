import type { CaseOperation, ResultInfo } from '../case-operation.js';
import { isUnsetDateTime, toTicks } from '../date-time.js';
import type { Identity, IdentitySet } from '../identity-set.js';
import { patchProperties } from './validate-patch.js';
import type { CaseOperationPatch, IdentityInput, IdentitySetInput, ResultInfoInput } from './patch.js';

/** How much of a patch an operation shows. */
export type PatchMatch = 'all' | 'some' | 'none';

type Same<Wanted, Seen> = (wanted: Wanted, seen: Seen) => boolean;

const equal: Same<string | number, string | number> = (wanted, seen) => wanted === seen;

/** Graph may answer with another offset or without trailing zeros: the instant counts, not its text. */
const sameInstant: Same<string, string> = (wanted, seen) => toTicks(wanted) === toTicks(seen);

/** Each part that is named; a part that is not named may be anything. */
function sameParts<W extends object, S extends object>(names: readonly (keyof W & keyof S)[]): Same<W, S> {
  return (wanted, seen) =>
    names.every(
      (name) => wanted[name] === undefined || (wanted[name] as unknown) === (seen[name] as unknown),
    );
}

const sameIdentity = sameParts<IdentityInput, Identity>(['id', 'displayName', 'userPrincipalName']);
const sameResultInfo = sameParts<ResultInfoInput, ResultInfo>(['code', 'subcode', 'message']);

const sameIdentitySet: Same<IdentitySetInput, IdentitySet> = (wanted, seen) =>
  (['application', 'device', 'user'] as const).every((name) => {
    const [want, see] = [wanted[name], seen[name]];
    return want === undefined || (want === null || see === null ? want === see : sameIdentity(want, see));
  });

const comparisons: {
  readonly [K in keyof CaseOperationPatch]-?: Same<
    NonNullable<CaseOperationPatch[K]>,
    NonNullable<CaseOperation[K]>
  >;
} = {
  createdDateTime: sameInstant,
  completedDateTime: sameInstant,
  action: equal,
  createdBy: sameIdentitySet,
  percentProgress: equal,
  status: equal,
  resultInfo: sameResultInfo,
};

function shows(name: keyof CaseOperationPatch, patch: CaseOperationPatch, operation: CaseOperation): boolean {
  const given = patch[name];
  // The year 1 reads as null, so it is written as null too.
  const wanted = typeof given === 'string' && isUnsetDateTime(given) ? null : given;
  const seen = operation[name];
  if (wanted == null || seen === null) return wanted === seen;
  return (comparisons[name] as Same<unknown, unknown>)(wanted, seen);
}

/** The named properties that an operation does not show. */
export function differences(
  patch: CaseOperationPatch,
  operation: CaseOperation,
): (keyof CaseOperationPatch)[] {
  return patchProperties.filter((name) => patch[name] !== undefined && !shows(name, patch, operation));
}

/** Whether an operation shows all, some or none of what a patch names. */
export function comparePatch(patch: CaseOperationPatch, operation: CaseOperation): PatchMatch {
  const named = patchProperties.filter((name) => patch[name] !== undefined).length;
  const missing = differences(patch, operation).length;
  return missing === 0 ? 'all' : missing === named ? 'none' : 'some';
}
