import { Kind, type SelectionSetNode } from 'graphql';

/**
 * The number of fields at the top of a selection set, with fragments expanded. Each fragment is counted once and
 * its count reused, so that fragments which spread the next one twice, 30 levels deep, take linear time.
 */
export function countRootFields(
  root: SelectionSetNode,
  getFragment: (name: string) => SelectionSetNode | undefined,
): number {
  const counts = new Map<string, number>();
  const countFragment = (name: string): number => {
    const known = counts.get(name);
    if (known !== undefined) return known;
    // Another rule rejects a fragment that contains itself; here the recursion only has to end.
    counts.set(name, 0);
    const selectionSet = getFragment(name);
    const count = selectionSet ? countSelections(selectionSet) : 0;
    counts.set(name, count);
    return count;
  };
  const countSelections = ({ selections }: SelectionSetNode): number =>
    selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + 1;
      if (selection.kind === Kind.INLINE_FRAGMENT) return sum + countSelections(selection.selectionSet);
      return sum + countFragment(selection.name.value);
    }, 0);
  return countSelections(root);
}
