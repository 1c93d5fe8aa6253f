/**
 * The length of the longest list anywhere in a JSON value, itself included. Not recursive: JSON within the body
 * limit can be half a million levels deep.
 */
export function maxListLength(value: unknown): number {
  let maxLength = 0;
  const pending = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (Array.isArray(next)) maxLength = Math.max(maxLength, next.length);
    for (const part of Object.values(next)) if (typeof part === 'object') pending.push(part);
  }
  return maxLength;
}
