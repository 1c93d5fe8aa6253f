import { z } from 'zod';
import { logLevels } from '../config.js';
import { authSettings } from './auth.js';
import { graphSettings } from './graph.js';
import { httpSettings } from './http.js';
import { oneOf, type EnvironmentValue, integer } from './setting-types.js';
import { limitSettings } from './limits.js';
import { trustedDocuments } from './trusted-documents.js';

const environments = ['development', 'test', 'production'] as const;

/** Every setting by the name of its environment variable, with its default. The table of the README. */
export const settings = {
  NODE_ENV: z
    .string()
    .toLowerCase()
    .pipe(z.enum(environments, { error: `must be one of ${environments.join(', ')}` }))
    .default('development'),
  ...httpSettings,
  ...limitSettings,
  TRUSTED_DOCUMENTS: trustedDocuments.optional(),
  ...graphSettings,
  ...authSettings,
  SANDBOX_PATCH_STATUS: oneOf(['200', '204', '405'], '200').transform(
    (value) => Number(value) as 200 | 204 | 405,
  ),
  SANDBOX_PORT: integer(0, 65_535, 4001),
  LOG_LEVEL: oneOf(logLevels, 'info'),
} satisfies Record<string, z.ZodType<unknown, EnvironmentValue>>;

/** Settings that are never printed. */
export const secretSettings: ReadonlySet<string> = new Set(['AZURE_CLIENT_SECRET']);
