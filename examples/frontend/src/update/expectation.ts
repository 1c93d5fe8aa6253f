import type { CaseOperationPatch, OperationSummaryFragment } from '../gql/graphql';
import { properties } from './drafts';

/**
 * What the operation must still show for the change to be sent: what the user saw of the properties that change, and
 * the status. Not everything: a running operation moves its percentage by itself, and each save would be a conflict.
 */
export function expectationOf(seen: OperationSummaryFragment, patch: CaseOperationPatch): CaseOperationPatch {
  const names = properties.filter((name) => name === 'status' || patch[name] !== undefined);
  return withoutTypeNames(Object.fromEntries(names.map((name) => [name, seen[name]])));
}

/** Apollo adds `__typename` to all it reads; an input has no such field. */
function withoutTypeNames(value: CaseOperationPatch): CaseOperationPatch {
  return JSON.parse(
    JSON.stringify(value, (key, part: unknown) => (key === '__typename' ? undefined : part)),
  ) as CaseOperationPatch;
}
