import { clouds } from '../clouds.js';
import type { ClientCredential } from '../../identity/client-credential.js';
import type { Config } from '../config.js';
import type { Environment } from './read-settings.js';
import type { ValuesOf } from './setting.js';
import type { settings } from './settings.js';
import { getCredentialKind } from './validate-auth.js';

type Values = ValuesOf<typeof settings>;

function toClientCredential(
  { mode, clientSecret: secret, certificatePath, tokenFilePath, managedIdentity }: Values['auth'],
  kind: string,
  clientId: string,
): ClientCredential | undefined {
  if (mode === 'on-behalf-of' && kind === 'managed-identity') return { kind, clientId, managedIdentity };
  if (kind === 'secret' && secret) return { kind, clientId, secret };
  if (kind === 'certificate' && certificatePath) return { kind, clientId, certificatePath };
  if (kind === 'workload-identity' && tokenFilePath) return { kind, clientId, tokenFilePath };
  return undefined;
}

/** The authentication of settings that `validateAuth` accepts. */
export function toAuthConfig({ auth, graph }: Values, given: Environment): Config['auth'] {
  const { mode, tenantId: homeTenant = '', clientId = '' } = auth;
  if (mode === 'passthrough') return { mode };
  const common = {
    authorityHost: auth.authorityHost ?? clouds[graph.cloud].authorityHost,
    homeTenant,
    tenants: auth.tenants?.map((tenant) => tenant.toLowerCase()) ?? [homeTenant],
    clients: auth.clients?.map((client) => client.toLowerCase()),
    audiences: auth.audiences ?? [clientId, `api://${clientId}`],
    clockSkewSeconds: auth.clockSkewSeconds,
  };
  const kind = getCredentialKind(given) ?? 'default';
  const client = toClientCredential(auth, kind, clientId);
  if (mode === 'on-behalf-of') {
    if (!client) throw new Error('The mode on-behalf-of has a credential: validateAuth requires one.');
    const scopes = { read: auth.readScope, update: auth.updateScope };
    return { mode, ...common, scopes, credential: client };
  }
  const identity = {
    kind: kind === 'managed-identity' ? kind : 'default',
    managedIdentity: auth.managedIdentity,
  } as const;
  return {
    mode,
    ...common,
    roles: { read: auth.readRole, update: auth.updateRole },
    credential: client ?? identity,
    caseRules: auth.caseRules?.get ?? null,
  };
}
