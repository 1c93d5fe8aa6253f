/**
 * The length of the longest list anywhere in a value of JSON, itself included. It walks without calling itself:
 * JSON within the body limit can be half a million levels deep.
 */
export function maxListLength(value: unknown): number {
  let longest = 0;
  const waiting = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (Array.isArray(next)) longest = Math.max(longest, next.length);
    for (const part of Object.values(next)) if (typeof part === 'object') waiting.push(part);
  }
  return longest;
}
