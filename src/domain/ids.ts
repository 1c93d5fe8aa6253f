import type { ValidationIssue } from './problem.js';

/** Longer than any id that Graph has been seen to give (36), and short enough for any URL. */
const maxIdLength = 128;

// Everything that could end, split or re-root a URL path (and lone surrogates, which no URL can carry).
// Ids are percent-encoded too: this is the second lock.
const forbidden = /[\p{Cc}\p{Cs}\s/\\?#%]/u;

/** What is wrong with an id that is to become a path segment, in words; undefined if nothing is. */
export function validateId(id: string, field: readonly string[]): ValidationIssue | undefined {
  if (id === '') return { field, message: 'An id must not be empty.' };
  if (id.length > maxIdLength) return { field, message: `An id has at most ${maxIdLength} characters.` };
  if (id === '.' || id === '..') return { field, message: 'An id must not be "." or "..".' };
  if (forbidden.test(id)) {
    return { field, message: 'An id must not hold white space, control characters or any of / \\ ? # %.' };
  }
  return undefined;
}
