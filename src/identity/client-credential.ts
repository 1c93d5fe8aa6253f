import type { AzureHttpClient } from './azure-http-client.js';

interface Secret {
  readonly kind: 'secret';
  readonly clientId: string;
  readonly secret: { reveal(): string };
}

export interface MachineIdentity<Kind> {
  readonly kind: Kind;
  /** The client id of a user-assigned managed identity; absent for the system-assigned one. */
  readonly managedIdentity: string | undefined;
}

/** How this server authenticates to Microsoft Entra as its app registration. */
export type ClientCredential =
  | Secret
  | { readonly kind: 'certificate'; readonly clientId: string; readonly certificatePath: string }
  | { readonly kind: 'workload-identity'; readonly clientId: string; readonly tokenFilePath: string }
  | ({ readonly clientId: string } & MachineIdentity<'managed-identity'>);

/** The identity with which Microsoft Graph is called in the mode `application`. */
export type ApplicationCredential =
  Exclude<ClientCredential, { kind: 'managed-identity' }> | MachineIdentity<'managed-identity' | 'default'>;

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

export interface CredentialDependencies {
  readonly createHttpClient: () => AzureHttpClient;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Receives what an operator needs to know. */
  readonly report: (fields: object) => void;
}
