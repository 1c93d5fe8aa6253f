import {
  ClientAssertionCredential,
  ClientSecretCredential,
  DefaultAzureCredential,
  ManagedIdentityCredential,
  OnBehalfOfCredential,
  type TokenCredential,
} from '@azure/identity';
import type { AzureHttpClient } from './azure-http-client.js';
import { createClientProofs } from './client-assertions.js';
import type {
  ApplicationCredential,
  ClientCredential,
  CredentialDependencies,
  EntraAuthority,
  MachineIdentity,
} from './client-credential.js';

/** A credential, and the cause of its last error if that was one of the network. */
export interface ObservedCredential {
  readonly credential: TokenCredential;
  readonly takeNetworkError: () => string | undefined;
}

function commonOptions({ authorityHost, tenants, isMicrosoft }: EntraAuthority, httpClient: AzureHttpClient) {
  return {
    httpClient,
    authorityHost,
    additionallyAllowedTenants: [...tenants],
    disableInstanceDiscovery: !isMicrosoft,
    // A request waits for the token: there is time for one quick retry.
    retryOptions: { maxRetries: 1, retryDelayInMs: 200, maxRetryDelayInMs: 1_000 },
  };
}

function observe(credential: TokenCredential, httpClient: AzureHttpClient): ObservedCredential {
  return { credential, takeNetworkError: () => httpClient.takeNetworkError() };
}

/** Creates the credentials that exchange the token of a user for one for Microsoft Graph. */
export function createOnBehalfOfCredentials(
  credential: ClientCredential,
  authority: EntraAuthority,
  dependencies: CredentialDependencies,
) {
  const getProof = createClientProofs(credential, authority, dependencies);

  return ({ tenantId, token }: { readonly tenantId: string; readonly token: string }): ObservedCredential => {
    const httpClient = dependencies.createHttpClient();
    const options = {
      ...commonOptions(authority, httpClient),
      tenantId,
      clientId: credential.clientId,
      userAssertionToken: token,
    };
    const proof = getProof(tenantId);
    const exchange =
      'clientSecret' in proof
        ? new OnBehalfOfCredential({ ...options, ...proof })
        : new OnBehalfOfCredential({ ...options, ...proof });
    return observe(exchange, httpClient);
  };
}

function createMachineCredential(
  { kind, managedIdentity }: MachineIdentity<'managed-identity' | 'default'>,
  { homeTenant }: EntraAuthority,
  options: ReturnType<typeof commonOptions>,
): TokenCredential {
  if (kind === 'managed-identity') {
    const { httpClient } = options;
    return new ManagedIdentityCredential({
      httpClient,
      ...(managedIdentity !== undefined && { clientId: managedIdentity }),
    });
  }
  return new DefaultAzureCredential({
    ...options,
    tenantId: homeTenant,
    ...(managedIdentity !== undefined && { managedIdentityClientId: managedIdentity }),
  });
}

/** Creates the credentials with which this server calls Microsoft Graph as itself, one for each tenant. */
export function createApplicationCredentials(
  credential: ApplicationCredential,
  authority: EntraAuthority,
  dependencies: CredentialDependencies,
): (tenantId: string) => ObservedCredential {
  const { createHttpClient } = dependencies;
  if (!('clientId' in credential)) {
    const httpClient = createHttpClient();
    const machine = createMachineCredential(credential, authority, commonOptions(authority, httpClient));
    return () => observe(machine, httpClient);
  }
  const { clientId } = credential;
  const getProof = createClientProofs(credential, authority, dependencies);

  return (tenantId) => {
    const httpClient = createHttpClient();
    const options = commonOptions(authority, httpClient);
    const proof = getProof(tenantId);
    const application =
      'clientSecret' in proof
        ? new ClientSecretCredential(tenantId, clientId, proof.clientSecret, options)
        : new ClientAssertionCredential(tenantId, clientId, proof.getAssertion, options);
    return observe(application, httpClient);
  };
}
