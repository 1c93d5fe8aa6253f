import { Kind, type SelectionSetNode } from 'graphql';

/**
 * How many fields a selection set has at its own level, fragments spread out. Each fragment is counted once and
 * remembered, so that spreading one twice in the next, thirty times over, takes no longer than reading it.
 */
export function countRootFields(
  root: SelectionSetNode,
  fragmentNamed: (name: string) => SelectionSetNode | undefined,
): number {
  const known = new Map<string, number>();
  const ofFragment = (name: string): number => {
    const count = known.get(name);
    if (count !== undefined) return count;
    // A fragment inside itself is refused by another rule; here it must only end.
    known.set(name, 0);
    const selectionSet = fragmentNamed(name);
    const found = selectionSet ? ofSelections(selectionSet) : 0;
    known.set(name, found);
    return found;
  };
  const ofSelections = ({ selections }: SelectionSetNode): number =>
    selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + 1;
      if (selection.kind === Kind.INLINE_FRAGMENT) return sum + ofSelections(selection.selectionSet);
      return sum + ofFragment(selection.name.value);
    }, 0);
  return ofSelections(root);
}
