import { z } from 'zod';
import { authModes, credentialKinds } from '../config.js';
import { caseRulesFile } from './case-rules.js';
import { readableFile } from './json-file.js';
import { list, type EnvironmentValue, integer } from './setting-types.js';
import { secret } from '../secret.js';

const guid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

const guidText = z
  .string()
  .regex(guid, { error: 'must be a GUID: names and domains do not appear in tokens' })
  .transform((text) => text.toLowerCase());

/** The name of a scope or app role, as it stands in a token: without the `api://…/` before it. */
function permission(fallback: string) {
  return z
    .string()
    .regex(/^[\w.:-]+$/, { error: 'must be the name of one scope or role, without the api://…/ before it' })
    .default(fallback);
}

const authority = z
  .string()
  .transform((text) => text.replace(/\/+$/, ''))
  .refine((text) => text.startsWith('https:') && URL.canParse(text) && new URL(text).origin === text, {
    error: 'must be an https origin like https://login.microsoftonline.com',
  });

/** Who may call, and as whom Microsoft Graph is called. Names that begin with AZURE_ are those of Azure's SDKs. */
export const authSettings = {
  AUTH_MODE: z.enum(authModes, { error: `must be one of ${authModes.join(', ')}` }).optional(),
  AUTH_TENANTS: list(guid, 'must be GUIDs of tenants, with commas between them').optional(),
  AUTH_AUDIENCES: list(/^\S+$/, 'must be audiences with commas between them, each without spaces').optional(),
  AUTH_READ_SCOPE: permission('CaseOperation.Read'),
  AUTH_UPDATE_SCOPE: permission('CaseOperation.Update'),
  AUTH_READ_ROLE: permission('CaseOperation.Read'),
  AUTH_UPDATE_ROLE: permission('CaseOperation.Update'),
  AUTH_CLOCK_SKEW_SECONDS: integer(0, 600, 60),
  AUTH_CASE_RULES: caseRulesFile.optional(),
  AUTH_CREDENTIAL: z
    .enum(credentialKinds, { error: `must be one of ${credentialKinds.join(', ')}` })
    .optional(),
  AZURE_TENANT_ID: guidText.optional(),
  AZURE_CLIENT_ID: guidText.optional(),
  AUTH_MANAGED_IDENTITY_CLIENT_ID: guidText.optional(),
  AZURE_CLIENT_SECRET: z.string().transform(secret).optional(),
  AZURE_CLIENT_CERTIFICATE_PATH: readableFile.optional(),
  AZURE_FEDERATED_TOKEN_FILE: readableFile.optional(),
  AZURE_AUTHORITY_HOST: authority.optional(),
} satisfies Record<string, z.ZodType<unknown, EnvironmentValue>>;
