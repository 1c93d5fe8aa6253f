import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ValueType } from './value-types.js';

/** The path of a JSON file; the value is its content. Errors name the place in the file and never quote it. */
export function jsonFile<T>(allowed: string, shape: z.ZodType<T>): ValueType<T> {
  const schema = z.string().transform((path, context): T => {
    const addIssue = (message: string) => {
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    let json: unknown;
    try {
      json = JSON.parse(readFileSync(path, 'utf8'));
    } catch (error) {
      return addIssue(
        error instanceof SyntaxError
          ? 'names a file that is not valid JSON'
          : 'must be the path of a readable file',
      );
    }
    const parsed = shape.safeParse(json);
    if (parsed.success) return parsed.data;
    for (const { path: place, message } of parsed.error.issues) {
      addIssue(`names a file with invalid content: ${place.join('.') || 'the content'} ${message}`);
    }
    return z.NEVER;
  });
  return { allowed, schema };
}

/** A string in a JSON file. */
export const nonEmptyString = z.string({ error: 'must be a string' }).min(1, { error: 'must not be empty' });
