import type { ApplicationCredential, ClientCredential } from './client-credential.js';
import type { CaseRule } from './case-rules.js';

/** The names of the scopes or app roles that are required to read and to update. */
export interface PermissionNames {
  readonly read: string;
  readonly update: string;
}

/** The settings of the modes that validate tokens. */
interface TokenSettings {
  /** `https://login.microsoftonline.com`, or that of another cloud. */
  readonly authorityHost: string;
  /** The tenant in which this server is registered. */
  readonly homeTenant: string;
  /** Tenants whose callers are admitted, in lower case. */
  readonly tenants: readonly string[];
  readonly audiences: readonly string[];
  /** Client ids of the applications whose tokens are accepted, in any letter case; undefined = any. */
  readonly clients?: readonly string[] | undefined;
  readonly clockSkewSeconds: number;
}

/** Microsoft Graph is called on behalf of the user. */
export interface OnBehalfOfSettings extends TokenSettings {
  readonly mode: 'on-behalf-of';
  readonly scopes: PermissionNames;
  readonly credential: ClientCredential;
}

/** Microsoft Graph is called by this server as itself, so this server authorizes its callers. */
export interface ApplicationSettings extends TokenSettings {
  readonly mode: 'application';
  readonly roles: PermissionNames;
  readonly credential: ApplicationCredential;
  /** Returns the rules in force. Null: the app role grants every case that the application can access. */
  readonly caseRules: (() => readonly CaseRule[]) | null;
}

export type EntraSettings = OnBehalfOfSettings | ApplicationSettings;
