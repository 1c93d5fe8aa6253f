import type { Credential } from '../domain/ports.js';
import { createApplicationCredentials } from './azure-credentials.js';
import { createEntraParts, type EntraCallersDependencies } from './entra-callers.js';
import type { EntraSettings } from './entra-settings.js';
import { createEntraTokens } from './entra-tokens.js';

/**
 * The credential with which this server calls Microsoft Graph as itself in a tenant. In `on-behalf-of` it only shows
 * whether Microsoft Entra accepts the credential of this server.
 */
export function createOwnCredential(
  settings: EntraSettings,
  tenantId: string,
  dependencies: EntraCallersDependencies,
): Credential {
  const { authority, credentials } = createEntraParts(settings, dependencies);
  const createCredential = createApplicationCredentials(settings.credential, authority, credentials);
  const getToken = createEntraTokens(
    createCredential(tenantId),
    { scope: dependencies.scope, tenantId },
    dependencies,
  );
  const key = `application ${tenantId}`;
  return {
    callerKey: key,
    limitKey: key,
    quotaKey: key,
    authorization: async (claims) => `Bearer ${await getToken(claims)}`,
  };
}
