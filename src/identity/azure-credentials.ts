import {
  ClientCertificateCredential,
  ClientSecretCredential,
  DefaultAzureCredential,
  ManagedIdentityCredential,
  OnBehalfOfCredential,
  type TokenCredential,
  type TokenCredentialOptions,
  WorkloadIdentityCredential,
} from '@azure/identity';
import { readFile } from 'node:fs/promises';

/** How this server authenticates to Microsoft Entra. */
export type ClientCredential =
  | { readonly kind: 'secret'; readonly clientId: string; readonly secret: { reveal(): string } }
  | { readonly kind: 'certificate'; readonly clientId: string; readonly certificatePath: string }
  | { readonly kind: 'workload-identity'; readonly clientId: string; readonly tokenFilePath: string };

/** The identity with which Microsoft Graph is called in the mode `application`. */
export type ApplicationCredential =
  | ClientCredential
  | {
      readonly kind: 'managed-identity' | 'default';
      /** The client id of a user-assigned managed identity; absent for the system-assigned one. */
      readonly managedIdentity: string | undefined;
    };

export interface EntraAuthority {
  /** `https://login.microsoftonline.com`, or that of another cloud. */
  readonly authorityHost: string;
  /** The tenant in which this server is registered. */
  readonly homeTenant: string;
  /** Tenants whose callers are admitted. */
  readonly tenants: readonly string[];
  /** Whether Microsoft runs the authority: MSAL's instance discovery only knows those. */
  readonly isMicrosoft: boolean;
}

/** A policy, because some credentials ignore the timeout options of getToken. */
const timeoutPolicy: NonNullable<TokenCredentialOptions['additionalPolicies']>[number] = {
  position: 'perRetry',
  policy: {
    name: 'requestTimeout',
    sendRequest(request, next) {
      request.timeout = 5_000;
      return next(request);
    },
  },
};

function commonOptions({ authorityHost, tenants, isMicrosoft }: EntraAuthority) {
  return {
    authorityHost,
    additionallyAllowedTenants: [...tenants],
    disableInstanceDiscovery: !isMicrosoft,
    // A request waits for the token: there is time for one quick retry.
    retryOptions: { maxRetries: 1, retryDelayInMs: 200, maxRetryDelayInMs: 1_000 },
    additionalPolicies: [timeoutPolicy],
  };
}

/** The credential that exchanges a user's token for one for Microsoft Graph. */
export function onBehalfOfCredential(
  credential: ClientCredential,
  authority: EntraAuthority,
  user: { readonly tenantId: string; readonly token: string },
): TokenCredential {
  const options = {
    ...commonOptions(authority),
    tenantId: user.tenantId,
    clientId: credential.clientId,
    userAssertionToken: user.token,
  };
  switch (credential.kind) {
    case 'secret':
      return new OnBehalfOfCredential({ ...options, clientSecret: credential.secret.reveal() });
    case 'certificate':
      return new OnBehalfOfCredential({ ...options, certificatePath: credential.certificatePath });
    case 'workload-identity': {
      // Read each time, because the platform renews the file.
      const getAssertion = async () => (await readFile(credential.tokenFilePath, 'utf8')).trim();
      return new OnBehalfOfCredential({ ...options, getAssertion });
    }
  }
}

/** The credential with which this server calls Microsoft Graph as itself. */
export function applicationCredential(
  credential: ApplicationCredential,
  authority: EntraAuthority,
): TokenCredential {
  const options = commonOptions(authority);
  const { homeTenant } = authority;
  switch (credential.kind) {
    case 'secret':
      return new ClientSecretCredential(homeTenant, credential.clientId, credential.secret.reveal(), options);
    case 'certificate':
      return new ClientCertificateCredential(
        homeTenant,
        credential.clientId,
        credential.certificatePath,
        options,
      );
    case 'workload-identity':
      return new WorkloadIdentityCredential({
        ...options,
        tenantId: homeTenant,
        clientId: credential.clientId,
        tokenFilePath: credential.tokenFilePath,
      });
    case 'managed-identity':
      return credential.managedIdentity === undefined
        ? new ManagedIdentityCredential()
        : new ManagedIdentityCredential({ clientId: credential.managedIdentity });
    case 'default':
      return new DefaultAzureCredential({
        ...options,
        tenantId: homeTenant,
        ...(credential.managedIdentity !== undefined && {
          managedIdentityClientId: credential.managedIdentity,
        }),
      });
  }
}
