import type { CaseOperation, ResultInfo } from '../case-operation.js';
import { isUnsetDateTime, toTicks } from '../date-time.js';
import type { Identity, IdentitySet } from '../identity-set.js';
import { patchProperties } from './validate-patch.js';
import type { CaseOperationPatch, IdentityInput, IdentitySetInput, ResultInfoInput } from './patch.js';

/** How many of the properties of a patch an operation has. */
export type PatchMatch = 'all' | 'some' | 'none';

type Comparison<Expected, Actual> = (expected: Expected, actual: Actual) => boolean;

const equal: Comparison<string | number, string | number> = (expected, actual) => expected === actual;

/** Graph may return another offset or drop trailing zeros, so the instants are compared, not the strings. */
const sameInstant: Comparison<string, string> = (expected, actual) => toTicks(expected) === toTicks(actual);

/** Compares the given parts; an absent part matches any value. */
function sameParts<E extends object, A extends object>(
  names: readonly (keyof E & keyof A)[],
): Comparison<E, A> {
  return (expected, actual) =>
    names.every(
      (name) => expected[name] === undefined || (expected[name] as unknown) === (actual[name] as unknown),
    );
}

const sameIdentity = sameParts<IdentityInput, Identity>(['id', 'displayName', 'userPrincipalName']);
const sameResultInfo = sameParts<ResultInfoInput, ResultInfo>(['code', 'subcode', 'message']);

const sameIdentitySet: Comparison<IdentitySetInput, IdentitySet> = (expectedSet, actualSet) =>
  (['application', 'device', 'user'] as const).every((name) => {
    const [expected, actual] = [expectedSet[name], actualSet[name]];
    if (expected === undefined) return true;
    return expected === null || actual === null ? expected === actual : sameIdentity(expected, actual);
  });

const comparisons: {
  readonly [K in keyof CaseOperationPatch]-?: Comparison<
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

function hasValue(
  name: keyof CaseOperationPatch,
  patch: CaseOperationPatch,
  operation: CaseOperation,
): boolean {
  const value = patch[name];
  // A date in year 1 is read as null, so in a patch it is compared as null too.
  const expected = typeof value === 'string' && isUnsetDateTime(value) ? null : value;
  const actual = operation[name];
  if (expected == null || actual === null) return expected === actual;
  return (comparisons[name] as Comparison<unknown, unknown>)(expected, actual);
}

/** Returns the properties of a patch that have another value in the operation. */
export function getDifferences(
  patch: CaseOperationPatch,
  operation: CaseOperation,
): (keyof CaseOperationPatch)[] {
  return patchProperties.filter((name) => patch[name] !== undefined && !hasValue(name, patch, operation));
}

/** Whether an operation has all, some or none of the values of a patch. */
export function comparePatch(patch: CaseOperationPatch, operation: CaseOperation): PatchMatch {
  const named = patchProperties.filter((name) => patch[name] !== undefined).length;
  const different = getDifferences(patch, operation).length;
  return different === 0 ? 'all' : different === named ? 'none' : 'some';
}
