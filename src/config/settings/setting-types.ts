import { z } from 'zod';

/** What a variable of the environment holds; undefined when it is not set. */
export type EnvironmentValue = string | undefined;

export function oneOf<const T extends string>(values: readonly T[], fallback: T) {
  return z.enum(values, { error: `must be one of ${values.join(', ')}` }).default(fallback);
}

export function integer(min: number, max: number, fallback: number) {
  const error = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,12}$/, { error })
    .transform(Number)
    .refine((value) => value >= min && value <= max, { error })
    .default(fallback);
}

/** Texts with commas between them. */
export function list(accepts: RegExp, error: string) {
  return z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every((part) => accepts.test(part)), { error });
}

export function onOff(fallback: 'on' | 'off') {
  return oneOf(['on', 'off'], fallback).transform((value) => value === 'on');
}

/** Without it NODE_ENV decides: off in production. */
export const onOffByNodeEnv = z
  .enum(['on', 'off'], { error: 'must be one of on, off' })
  .transform((value) => value === 'on')
  .optional();
