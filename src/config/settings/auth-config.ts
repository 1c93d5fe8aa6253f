import type { z } from 'zod';
import { credentialKind, type Given } from './validate-auth.js';
import { type CloudName, clouds } from '../clouds.js';
import type { AuthConfig, ClientCredentialConfig } from '../config.js';
import type { settings } from './settings.js';

type Values = z.output<z.ZodObject<typeof settings>>;

function clientCredential(
  values: Values,
  kind: string,
  clientId: string,
): ClientCredentialConfig | undefined {
  const { AZURE_CLIENT_SECRET: secret, AZURE_CLIENT_CERTIFICATE_PATH: certificatePath } = values;
  const { AZURE_FEDERATED_TOKEN_FILE: tokenFilePath } = values;
  if (kind === 'secret' && secret) return { kind, clientId, secret };
  if (kind === 'certificate' && certificatePath) return { kind, clientId, certificatePath };
  if (kind === 'workload-identity' && tokenFilePath) return { kind, clientId, tokenFilePath };
  return undefined;
}

function apiConfig(values: Values, cloud: CloudName, homeTenant: string, clientId: string) {
  return {
    authorityHost: values.AZURE_AUTHORITY_HOST ?? clouds[cloud].authorityHost,
    homeTenant,
    tenants: values.AUTH_TENANTS?.map((tenant) => tenant.toLowerCase()) ?? [homeTenant],
    audiences: values.AUTH_AUDIENCES ?? [clientId, `api://${clientId}`],
    clockSkewSeconds: values.AUTH_CLOCK_SKEW_SECONDS,
  };
}

/** How callers are let in, of settings in which `authProblems` found nothing. */
export function toAuthConfig(values: Values, given: Given): AuthConfig {
  const { AUTH_MODE: mode, AZURE_TENANT_ID: tenant = '', AZURE_CLIENT_ID: clientId = '' } = values;
  if (mode === undefined || mode === 'passthrough') return { mode: 'passthrough' };
  const kind = credentialKind(given) ?? 'default';
  const client = clientCredential(values, kind, clientId);
  const api = apiConfig(values, values.GRAPH_CLOUD, tenant, clientId);
  if (mode === 'on-behalf-of' && client) {
    const scopes = { read: values.AUTH_READ_SCOPE, update: values.AUTH_UPDATE_SCOPE };
    return { mode, ...api, scopes, credential: client };
  }
  const roles = { read: values.AUTH_READ_ROLE, update: values.AUTH_UPDATE_ROLE };
  const own = {
    kind: kind === 'managed-identity' ? kind : 'default',
    managedIdentity: values.AUTH_MANAGED_IDENTITY_CLIENT_ID,
  } as const;
  return {
    mode: 'application',
    ...api,
    roles,
    credential: client ?? own,
    caseRules: values.AUTH_CASE_RULES ?? null,
  };
}
