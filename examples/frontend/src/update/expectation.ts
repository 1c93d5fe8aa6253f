import type { CaseOperationPatch, OperationSummaryFragment } from '../gql/graphql';
import { properties } from './drafts';

/**
 * The values that the operation must still have for the change to be sent: those of the changed properties as the user
 * saw them, and the status. Not all properties: the progress of a running operation changes, so that each save would
 * be a conflict.
 */
export function toExpectation(seen: OperationSummaryFragment, patch: CaseOperationPatch): CaseOperationPatch {
  const names = properties.filter((name) => name === 'status' || patch[name] !== undefined);
  return withoutTypeNames(Object.fromEntries(names.map((name) => [name, seen[name]])));
}

/** What can be sent: an enum value that this version does not know has no name in the input. Null if nothing is left. */
export function toInput(expected: CaseOperationPatch): CaseOperationPatch | null {
  const known = Object.entries(expected).filter(([, value]) => value !== 'UNKNOWN_FUTURE_VALUE');
  return known.length > 0 ? Object.fromEntries(known) : null;
}

/** Apollo Client adds `__typename` to all results; input types do not have it. */
function withoutTypeNames(value: CaseOperationPatch): CaseOperationPatch {
  return JSON.parse(
    JSON.stringify(value, (key, part: unknown) => (key === '__typename' ? undefined : part)),
  ) as CaseOperationPatch;
}
