import { z } from 'zod';
import type { Text } from './kinds.js';

/** Who may call, and as whom Microsoft Graph is called. */
export const authSettings = {
  AUTH_MODE: z.enum(['passthrough'], { error: 'must be passthrough' }).optional(),
} satisfies Record<string, z.ZodType<unknown, Text>>;
