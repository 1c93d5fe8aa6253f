import { z } from 'zod';
import { onOff, onOffByNodeEnv, type EnvironmentValue, integer } from './setting-types.js';

/** Whether a text is an origin as browsers send it: scheme, host and a port that is not the usual one. */
function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

const origins = z
  .string()
  .default('')
  .transform((list) =>
    list
      .split(',')
      .map((origin) => origin.trim())
      .filter((origin) => origin !== ''),
  )
  .refine((list) => list.every(isOrigin), {
    error: 'must be origins like https://app.example.com with commas between them, without a path or *',
  });

/** The front: where it listens, and what it lets in. */
export const httpSettings = {
  PORT: integer(0, 65_535, 4000),
  HOST: z.string().default('127.0.0.1'),
  REQUEST_TIMEOUT_MS: integer(1, 600_000, 30_000),
  BODY_TIMEOUT_MS: integer(1, 600_000, 30_000),
  CORS_ORIGINS: origins,
  RATE_LIMIT_PER_MINUTE: integer(0, 1_000_000, 600),
  INTROSPECTION: onOffByNodeEnv,
  PLAYGROUND: onOffByNodeEnv,
  INLINE_TRACES: onOff('off'),
} satisfies Record<string, z.ZodType<unknown, EnvironmentValue>>;
