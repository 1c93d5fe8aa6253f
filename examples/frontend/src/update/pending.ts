import { useSyncExternalStore } from 'react';
import type { Property } from './drafts';

/** The operations whose change is being sent, with the changed properties: the cache shows values that are only hoped for. */
const pending = new Map<string, readonly Property[]>();
const listeners = new Set<() => void>();

interface OperationKey {
  readonly caseId: string;
  readonly id: string;
}

const toKey = ({ caseId, id }: OperationKey) => JSON.stringify([caseId, id]);

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Marks the properties as not yet saved; undefined removes the mark. */
export function setPending(operation: OperationKey, names: readonly Property[] | undefined): void {
  if (names) pending.set(toKey(operation), names);
  else pending.delete(toKey(operation));
  for (const listener of listeners) listener();
}

/** Whether the value of the property is only hoped for. */
export function usePending(operation: OperationKey, name: Property): boolean {
  return useSyncExternalStore(subscribe, () => pending.get(toKey(operation))?.includes(name) ?? false);
}
