/**
 * Levels of brackets in a document and of objects and lists in JSON. More than any request needs, and few enough for
 * recursive functions.
 */
export const maxNesting = 250;

/** The measurements of a JSON value. */
export interface InputMeasurements {
  /** The length of the longest list anywhere in the value, itself included. */
  readonly longestList: number;
  /** Levels of objects and lists. */
  readonly depth: number;
  /** Number of values, plus the characters of all names and strings. */
  readonly size: number;
}

function ownSize(value: unknown): number {
  return typeof value === 'string' ? value.length + 1 : 1;
}

/** Measures a JSON value. Not recursive: JSON within the body limit can be half a million levels deep. */
export function measureInput(value: unknown): InputMeasurements {
  let [longestList, depth, size] = [0, 0, ownSize(value)];
  const pending = [{ value, level: 1 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value: container, level } = next;
    if (typeof container !== 'object' || container === null) continue;
    depth = Math.max(depth, level);
    if (Array.isArray(container)) longestList = Math.max(longestList, container.length);
    for (const [name, part] of Object.entries(container)) {
      size += name.length + ownSize(part);
      if (typeof part === 'object') pending.push({ value: part, level: level + 1 });
    }
  }
  return { longestList, depth, size };
}
