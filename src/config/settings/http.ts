import { z } from 'zod';
import { type Text, wholeNumber } from './kinds.js';

/** The front: where it listens, and what it lets in. */
export const httpSettings = {
  PORT: wholeNumber(0, 65_535, 4000),
  HOST: z.string().default('127.0.0.1'),
  REQUEST_TIMEOUT_MS: wholeNumber(1, 600_000, 30_000),
} satisfies Record<string, z.ZodType<unknown, Text>>;
