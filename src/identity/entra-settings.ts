import type { ApplicationCredential, ClientCredential } from './azure-credentials.js';
import type { CaseRule } from './case-rules.js';

/** The names of what a token must carry to read, and to change. */
export interface PermissionNames {
  readonly read: string;
  readonly update: string;
}

/** What both modes that check tokens have in common. */
interface ApiSettings {
  /** `https://login.microsoftonline.com`, or that of another cloud. */
  readonly authorityHost: string;
  /** The tenant in which this server is registered. */
  readonly homeTenant: string;
  /** Tenants whose callers are served, in lower case. */
  readonly tenants: readonly string[];
  readonly audiences: readonly string[];
  readonly clockSkewSeconds: number;
}

/** Microsoft Graph is called for the user who calls. */
export interface OnBehalfOfSettings extends ApiSettings {
  readonly mode: 'on-behalf-of';
  readonly scopes: PermissionNames;
  readonly credential: ClientCredential;
}

/** Microsoft Graph is called by this server as itself; so this server decides who may do what. */
export interface ApplicationSettings extends ApiSettings {
  readonly mode: 'application';
  readonly roles: PermissionNames;
  readonly credential: ApplicationCredential;
  /** Null: whoever has the role reaches every case that the application reaches. */
  readonly caseRules: readonly CaseRule[] | null;
}

export type EntraSettings = OnBehalfOfSettings | ApplicationSettings;
