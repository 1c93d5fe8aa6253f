import { accessSync, constants, readFileSync } from 'node:fs';
import { z } from 'zod';

/** The path of a file that can be read now, whoever reads it later. */
export const readableFile = z.string().refine(
  (path) => {
    try {
      accessSync(path, constants.R_OK);
      return true;
    } catch {
      return false;
    }
  },
  { error: 'names a file that cannot be read' },
);

/** The path of a JSON file of this shape; its content takes the place of the path. No problem shows the content. */
export function jsonFile<T extends z.ZodType>(shape: T) {
  return z.string().transform((path, context): z.output<T> => {
    const problem = (message: string) => {
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    let json: unknown;
    try {
      json = JSON.parse(readFileSync(path, 'utf8'));
    } catch (error) {
      return problem(
        error instanceof SyntaxError ? 'names a file that is no JSON' : 'names a file that cannot be read',
      );
    }
    const parsed = shape.safeParse(json);
    if (parsed.success) return parsed.data;
    for (const { path: place, message } of parsed.error.issues) {
      problem(`names a file in which ${place.join('.') || 'the whole'} ${message}`);
    }
    return z.NEVER;
  });
}
