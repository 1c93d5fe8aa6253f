import type { AuditOptions } from '../audit/audit.js';
import type { CaseServiceLimits } from '../domain/case-service.js';
import type { GraphQLServerOptions } from '../graphql/apollo.js';
import type { GraphQLLimits } from '../graphql/limits/graphql-limits.js';
import type { HttpLimits } from '../http/http-limits.js';
import type { SecurityHeadersOptions } from '../http/security-headers.js';
import type { TrustedDocument } from '../http/trusted-documents.js';
import type { AuthenticationSettings } from '../identity/authentication.js';
import type { EntraSettings } from '../identity/entra-settings.js';
import type { GatewayOptions } from '../msgraph/gateway.js';
import type { TransportOptions } from '../msgraph/transport/transport.js';
import type { RedisOptions } from '../redis/connection.js';
import type { SandboxOptions } from '../sandbox/server.js';
import type { LogLevel } from '../telemetry/logger.js';
import type { CloudName } from './clouds.js';
import type { ProxyResolver } from './settings/proxy.js';
import type { NamedFile } from './watch-files.js';

interface HttpConfig extends HttpLimits, Pick<SecurityHeadersOptions, 'corsOrigins'> {
  readonly host: string;
  /** Prefixes of the URLs to which events of subscriptions may be sent. */
  readonly callbackUrls: readonly string[];
  /** 0 = any free port. */
  readonly port: number;
  /** Addresses and networks of proxies whose `X-Forwarded-*` headers are believed. */
  readonly trustedProxies: readonly string[];
  /** Milliseconds that one GraphQL request may take, including waits. */
  readonly deadlineMs: number;
  /** Age in seconds that a read may have if the client states none. */
  readonly maxAgeSeconds: number;
  /** Milliseconds in which the server, about to stop, is not ready but still accepts requests. */
  readonly drainMs: number;
  /** Milliseconds in which active requests must end after the server begins to stop. */
  readonly shutdownTimeoutMs: number;
  /** Whether a browser gets the playground at /graphql. */
  readonly playground: boolean;
}

interface GraphQLConfig extends Pick<GraphQLServerOptions, 'introspection' | 'inlineTraces'> {
  /** Whether operations that are sent again are compiled. */
  readonly compiled: boolean;
  /** The only documents that are executed; undefined = any. */
  readonly trustedDocuments: (() => readonly TrustedDocument[]) | undefined;
  readonly limits: GraphQLLimits & CaseServiceLimits;
}

interface GraphConfig
  extends
    Omit<GatewayOptions, 'paths' | 'userAgent'>,
    Omit<TransportOptions, 'origin' | 'connections' | 'proxy' | 'connectTimeoutMs'> {
  /** Scheme, host, port and an optional path prefix. */
  readonly root: string;
  readonly cloud: CloudName;
  readonly apiVersion: 'beta' | 'v1.0';
  /** Requests to Microsoft Graph; 0 = no limit of this server. */
  readonly requestsPerMinute: number;
}

/** Everything that an operator configures; validated once at the start and frozen. */
export interface Config {
  readonly production: boolean;
  readonly http: HttpConfig;
  readonly graphql: GraphQLConfig;
  readonly upstream: 'sandbox' | 'graph';
  readonly graph: GraphConfig;
  /** Returns the proxy for a URL, which may contain a password; undefined if no proxy is set. */
  readonly proxy: ProxyResolver | undefined;
  readonly auth: AuthenticationSettings;
  /** `port` is that of the sandbox as a separate process. */
  readonly sandbox: Required<Pick<SandboxOptions, 'patchStatus' | 'port'>>;
  /** The part of the quota that watched cases may use. */
  readonly live: { readonly requestsPerMinute: number };
  /** What several processes share; undefined = nothing. */
  readonly redis: RedisOptions | undefined;
  /** The record of updates; undefined = off. */
  readonly audit: AuditOptions | undefined;
  readonly log: { readonly level: LogLevel };
  /** Where Prometheus reads the metrics; port 0 = any free port. undefined = nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | undefined;
  /** The URL to which spans are sent; undefined = none. */
  readonly traces: { readonly endpoint: string } | undefined;
  /** The token of a caller with which the command doctor tries a set-up. */
  readonly doctor: { readonly token: { reveal(): string } | undefined };
  /** The files that are read again when they change. */
  readonly files: readonly NamedFile[];
}

export type AuthMode = Config['auth']['mode'];
export type CredentialKind = EntraSettings['credential']['kind'];
