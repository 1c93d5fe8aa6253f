import type { z } from 'zod';
import { type EnvironmentValue, integer } from './setting-types.js';

/** How much one request may be, and may ask for. */
export const limitSettings = {
  LIMIT_BODY_BYTES: integer(1024, 104_857_600, 1024 * 1024),
  LIMIT_HEADER_BYTES: integer(1024, 1_048_576, 16 * 1024),
  LIMIT_URL_BYTES: integer(64, 1_048_576, 8 * 1024),
  LIMIT_TOKENS: integer(10, 1_000_000, 4000),
  LIMIT_DEPTH: integer(1, 1000, 15),
  LIMIT_ALIASES: integer(0, 1_000_000, 100),
  LIMIT_DIRECTIVES: integer(0, 1_000_000, 50),
  LIMIT_ROOT_FIELDS: integer(1, 1_000_000, 20),
  LIMIT_COST: integer(1, 1_000_000_000, 200_000),
  LIMIT_ENTITIES: integer(1, 1_000_000, 1000),
  LIMIT_LIST_ITEMS: integer(1, 1_000_000, 1000),
  LIMIT_PAGE_SIZE: integer(1, 10_000, 500),
  LIMIT_BULK_UPDATES: integer(1, 10_000, 100),
  LIMIT_BATCH_OPERATIONS: integer(0, 1000, 0),
} satisfies Record<string, z.ZodType<unknown, EnvironmentValue>>;
