import { z } from 'zod';
import { Secret } from '../secret.js';
import { readTextFile, TextFileError } from '../text-file.js';

/** What a setting accepts. */
export interface ValueType<T> {
  /** The accepted values, as they read after "must be". */
  readonly allowed: string;
  readonly schema: z.ZodType<T, string>;
  /** Whether the value must never be shown. */
  readonly secret?: boolean;
}

export function oneOf<const T extends string>(values: readonly T[]): ValueType<T> {
  const allowed = `one of ${values.join(', ')}`;
  return { allowed, schema: z.enum(values, { error: `must be ${allowed}` }) };
}

export const onOff: ValueType<boolean> = {
  allowed: 'one of on, off',
  schema: z.enum(['on', 'off'], { error: 'must be one of on, off' }).transform((value) => value === 'on'),
};

function wholeNumber(allowed: string, accepts: (value: number) => boolean): ValueType<number> {
  const error = `must be ${allowed}`;
  return {
    allowed,
    schema: z
      .string()
      .regex(/^\d{1,12}$/, { error })
      .transform(Number)
      .refine(accepts, { error }),
  };
}

export function integer(min: number, max: number): ValueType<number> {
  return wholeNumber(`a whole number from ${min} to ${max}`, (value) => value >= min && value <= max);
}

/** An integer where 0 switches something off. */
export function integerOrZero(min: number, max: number): ValueType<number> {
  return wholeNumber(
    `0 or a whole number from ${min} to ${max}`,
    (value) => value === 0 || (value >= min && value <= max),
  );
}

/** A string for which `accepts` holds. */
export function stringThat(allowed: string, accepts: (value: string) => boolean): ValueType<string> {
  return { allowed, schema: z.string().refine(accepts, { error: `must be ${allowed}` }) };
}

/** A list with commas between its items; empty items are skipped. */
export function list(allowed: string, accepts: (item: string) => boolean): ValueType<readonly string[]> {
  return {
    allowed,
    schema: z
      .string()
      .transform((value) => value.split(',').map((item) => item.trim()))
      .refine((items) => items.every(accepts), { error: `must be ${allowed}` }),
  };
}

export function isGuid(value: string): boolean {
  return /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(value);
}

/** A GUID, in lower case. */
export const guid: ValueType<string> = {
  allowed: 'a GUID',
  schema: z
    .string()
    .refine(isGuid, { error: 'must be a GUID: names and domains do not appear in tokens' })
    .transform((value) => value.toLowerCase()),
};

/** Any string, kept as a `Secret`. */
export const secret: ValueType<Secret> = {
  allowed: 'any string',
  schema: z.string().transform((value) => new Secret(value)),
  secret: true,
};

/** A string for which `accepts` holds, kept as a `Secret`. */
export function secretThat(allowed: string, accepts: (value: string) => boolean): ValueType<Secret> {
  const { schema } = stringThat(allowed, accepts);
  return { allowed, schema: schema.transform((value) => new Secret(value)), secret: true };
}

/** The path of a text file that is readable at the start. */
export const readableFile: ValueType<string> = {
  allowed: 'the path of a readable file',
  schema: z.string().superRefine((path, context) => {
    try {
      readTextFile(path);
    } catch (error) {
      if (!(error instanceof TextFileError)) throw error;
      const message = `must be the path of a readable file: it ${error.message} (${path})`;
      context.addIssue({ code: 'custom', message });
    }
  }),
};
