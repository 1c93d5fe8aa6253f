/**
 * Removes an item from an array; it is looked for from the end, where those are that stay for a short time.
 *
 * What comes and goes with each request is kept in arrays. A Set or Map makes a new table from time to time, and the
 * garbage collector keeps the old ones, with all that was in them, until a major collection.
 */
export function removeLast<T>(items: T[], item: T): void {
  const index = items.lastIndexOf(item);
  if (index >= 0) items.splice(index, 1);
}
