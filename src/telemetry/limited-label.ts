/**
 * Keeps the number of values of a label bounded: the first ones that come are used as they are, all others are `other`.
 * Clients choose the names of their operations.
 */
export function createLimitedLabel(max: number): (value: string | undefined) => string {
  const seen = new Set<string>();
  return (value) => {
    if (value === undefined) return 'anonymous';
    if (seen.has(value)) return value;
    if (seen.size >= max) return 'other';
    seen.add(value);
    return value;
  };
}
