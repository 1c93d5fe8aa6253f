import type { Property } from './drafts';
import { usePending } from './pending';

interface UnsavedProps {
  readonly operation: { readonly caseId: string; readonly id: string };
  readonly name: Property;
}

/** Follows a value that is shown before the server has confirmed it. */
export function Unsaved({ operation, name }: UnsavedProps) {
  return usePending(operation, name) && <span className="unsaved">not yet saved</span>;
}
