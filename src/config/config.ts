import type { CloudName } from './clouds.js';
import type { Secret } from './secret.js';
import type { ProxyResolver } from './settings/proxy.js';

/** Everything that an operator decides, validated once at the start and never changed. */
export interface Config {
  readonly production: boolean;
  readonly http: {
    readonly host: string;
    /** 0 = any free port. */
    readonly port: number;
    /** Milliseconds that the work for one GraphQL request may take, waits and all. */
    readonly deadlineMs: number;
    /** Milliseconds in which a whole request must have arrived. */
    readonly bodyTimeoutMs: number;
    readonly bodyBytes: number;
    readonly headerBytes: number;
    readonly urlBytes: number;
    /** Origins whose pages may read the answers; none = no CORS at all. */
    readonly corsOrigins: readonly string[];
    /** GraphQL requests of one caller; 0 = no limit. */
    readonly requestsPerMinute: number;
    /** Operations of one HTTP request; 0 = arrays are not taken. */
    readonly batchOperations: number;
    /** Whether a browser finds the playground at /graphql. */
    readonly playground: boolean;
  };
  readonly graphql: {
    readonly introspection: boolean;
    /** Whether a gateway that asks for it is told how long each field took. */
    readonly inlineTraces: boolean;
    /** The only documents that are executed; undefined = any. */
    readonly trustedDocuments: readonly TrustedDocument[] | undefined;
    /** What they count is told in the README, setting by setting. */
    readonly limits: {
      readonly tokens: number;
      readonly depth: number;
      readonly aliases: number;
      readonly directives: number;
      readonly rootFields: number;
      readonly cost: number;
      readonly entities: number;
      readonly listItems: number;
      readonly pageSize: number;
      readonly bulkUpdates: number;
    };
  };
  readonly upstream: 'sandbox' | 'graph';
  readonly graph: {
    /** Scheme, host, port and an optional path prefix. */
    readonly root: string;
    readonly cloud: CloudName;
    readonly apiVersion: 'beta' | 'v1.0';
    /** Whether a PATCH names its types, as the API page does. */
    readonly odataTypes: boolean;
    /** Milliseconds until one try of one request is given up. */
    readonly timeoutMs: number;
    /** 0 = no budget but Graph's own. */
    readonly requestsPerMinute: number;
    /** So many operations of one case, asked for at one moment, are read by one list. */
    readonly listThreshold: number;
    readonly maxPages: number;
    readonly maxItems: number;
    readonly maxBodyBytes: number;
  };
  /** Returns the proxy for a URL, which may contain a password; undefined if no proxy is set. */
  readonly proxy: ProxyResolver | undefined;
  readonly auth: AuthConfig;
  readonly sandbox: {
    /** What the sandbox answers to a PATCH. */
    readonly patchStatus: 200 | 204 | 405;
    /** Where the sandbox listens when it runs alone. */
    readonly port: number;
  };
  readonly log: { readonly level: LogLevel };
}

export const authModes = ['on-behalf-of', 'application', 'passthrough'] as const;
export const credentialKinds = [
  'secret',
  'certificate',
  'workload-identity',
  'managed-identity',
  'default',
] as const;

/** With what this server shows Microsoft Entra who it is. */
export type ClientCredentialConfig =
  | { readonly kind: 'secret'; readonly clientId: string; readonly secret: Secret }
  | { readonly kind: 'certificate'; readonly clientId: string; readonly certificatePath: string }
  | { readonly kind: 'workload-identity'; readonly clientId: string; readonly tokenFilePath: string };

/** Which cases the holders of an app role, or the members of a group, may read and change; `*` = all. */
interface CaseRule {
  readonly role?: string | undefined;
  readonly group?: string | undefined;
  readonly read: readonly string[];
  readonly update: readonly string[];
}

/** What tokens of callers must be like. */
interface ApiConfig {
  /** `https://login.microsoftonline.com`, or that of another cloud; without a slash at its end. */
  readonly authorityHost: string;
  readonly homeTenant: string;
  /** In lower case. */
  readonly tenants: readonly string[];
  readonly audiences: readonly string[];
  readonly clockSkewSeconds: number;
}

interface PermissionNames {
  readonly read: string;
  readonly update: string;
}

/** Who may call, and as whom Microsoft Graph is called. */
export type AuthConfig =
  | { readonly mode: 'passthrough' }
  | (ApiConfig & {
      readonly mode: 'on-behalf-of';
      readonly scopes: PermissionNames;
      readonly credential: ClientCredentialConfig;
    })
  | (ApiConfig & {
      readonly mode: 'application';
      readonly roles: PermissionNames;
      readonly credential:
        | ClientCredentialConfig
        | {
            readonly kind: 'managed-identity' | 'default';
            /** The client id of a user-assigned identity; absent for the system-assigned one. */
            readonly managedIdentity: string | undefined;
          };
      readonly caseRules: readonly CaseRule[] | null;
    });

/** A document that clients were built with, by its id. */
export interface TrustedDocument {
  readonly id: string;
  readonly body: string;
}

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
type LogLevel = (typeof logLevels)[number];
