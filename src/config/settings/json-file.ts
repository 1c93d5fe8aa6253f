import { z } from 'zod';
import { type ReadFile, ReloadedFile } from '../reloaded-file.js';
import { readTextFile, TextFileError } from '../text-file.js';
import type { ValueType } from './value-types.js';

function parseJson(path: string): { readonly json: unknown } | string {
  try {
    return { json: JSON.parse(readTextFile(path)) as unknown };
  } catch (error) {
    if (error instanceof SyntaxError) return `names a file that is not valid JSON (${path})`;
    if (error instanceof TextFileError) {
      return `must be the path of a readable file: it ${error.message} (${path})`;
    }
    throw error;
  }
}

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.values(value).forEach(deepFreeze);
  Object.freeze(value);
}

/**
 * The path of a JSON file, which is read again when it changes. Errors name the path and the place in the file, and
 * never quote its content.
 */
export function jsonFile<T>(allowed: string, shape: z.ZodType<T>): ValueType<ReloadedFile<T>> {
  const read =
    (path: string): ReadFile<T> =>
    () => {
      const parsed = parseJson(path);
      if (typeof parsed === 'string') return { issues: [parsed] };
      const { data, error } = shape.safeParse(parsed.json);
      if (!error) {
        deepFreeze(data);
        return { content: data };
      }
      return {
        issues: error.issues.map(
          ({ path: place, message }) =>
            `names a file with invalid content: ${place.join('.') || 'the content'} ${message} (${path})`,
        ),
      };
    };
  const schema = z.string().transform((path, context): ReloadedFile<T> => {
    const result = read(path)();
    if ('content' in result) return new ReloadedFile(path, result.content, read(path));
    for (const message of result.issues) context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
  return { allowed, schema };
}

/** A string in a JSON file. */
export const nonEmptyString = z.string({ error: 'must be a string' }).min(1, { error: 'must not be empty' });
