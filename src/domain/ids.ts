import type { ValidationIssue } from './errors.js';

/** Ids of Graph have up to 36 characters; this limit leaves room and still fits any URL. */
const maxIdLength = 128;

// Every character that could end, split or re-root a URL path, and lone surrogates, which no URL can contain.
// Ids are percent-encoded as well; this is the second line of defence.
const forbidden = /[\p{Cc}\p{Cs}\s/\\?#%]/u;

/** Returns the issue of an id that becomes a path segment; undefined for a valid id. */
export function validateId(id: string, field: readonly string[]): ValidationIssue | undefined {
  if (id === '') return { field, message: 'The id must not be empty.' };
  if (id.length > maxIdLength)
    return { field, message: `The id must have at most ${maxIdLength} characters.` };
  if (id === '.' || id === '..') return { field, message: 'The id must not be "." or "..".' };
  if (forbidden.test(id)) {
    return {
      field,
      message: 'The id must not contain white space, control characters or any of / \\ ? # %.',
    };
  }
  return undefined;
}
