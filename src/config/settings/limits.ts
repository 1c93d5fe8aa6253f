import type { z } from 'zod';
import { type Text, wholeNumber } from './kinds.js';

/** How much one request may be, and may ask for. */
export const limitSettings = {
  LIMIT_BODY_BYTES: wholeNumber(1024, 104_857_600, 1024 * 1024),
  LIMIT_HEADER_BYTES: wholeNumber(1024, 1_048_576, 16 * 1024),
  LIMIT_URL_BYTES: wholeNumber(64, 1_048_576, 8 * 1024),
  LIMIT_TOKENS: wholeNumber(10, 1_000_000, 4000),
  LIMIT_DEPTH: wholeNumber(1, 1000, 15),
  LIMIT_ALIASES: wholeNumber(0, 1_000_000, 100),
  LIMIT_DIRECTIVES: wholeNumber(0, 1_000_000, 50),
  LIMIT_ROOT_FIELDS: wholeNumber(1, 1_000_000, 20),
  LIMIT_COST: wholeNumber(1, 1_000_000_000, 200_000),
  LIMIT_ENTITIES: wholeNumber(1, 1_000_000, 1000),
  LIMIT_LIST_ITEMS: wholeNumber(1, 1_000_000, 1000),
  LIMIT_PAGE_SIZE: wholeNumber(1, 10_000, 500),
  LIMIT_BULK_UPDATES: wholeNumber(1, 10_000, 100),
  LIMIT_BATCH_OPERATIONS: wholeNumber(0, 1000, 0),
} satisfies Record<string, z.ZodType<unknown, Text>>;
