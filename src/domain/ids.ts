import type { Problem } from './problem.js';

/** Longer than any id that Graph has been seen to give (36), and short enough for any URL. */
const longestId = 128;

// Everything that could end, split or re-root a URL path (and lone surrogates, which no URL can carry).
// Ids are percent-encoded too: this is the second lock.
const forbidden = /[\p{Cc}\p{Cs}\s/\\?#%]/u;

/** What is wrong with an id that is to become a path segment, in words; undefined if nothing is. */
export function idProblem(id: string, field: readonly string[]): Problem | undefined {
  if (id === '') return { field, message: 'An id must not be empty.' };
  if (id.length > longestId) return { field, message: `An id has at most ${longestId} characters.` };
  if (id === '.' || id === '..') return { field, message: 'An id must not be "." or "..".' };
  if (forbidden.test(id)) {
    return { field, message: 'An id must not hold white space, control characters or any of / \\ ? # %.' };
  }
  return undefined;
}
