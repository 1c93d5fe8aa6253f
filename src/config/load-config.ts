import { clouds } from './clouds.js';
import type { Config } from './config.js';
import { toAuditConfig } from './settings/audit.js';
import { toAuthConfig } from './settings/auth-config.js';
import type { EnvFile } from './env-file.js';
import { findMisspelt, findUnknown } from './misspelt-names.js';
import { ReloadedFile } from './reloaded-file.js';
import { type Environment, type Reading, readSettings } from './settings/read-settings.js';
import { listNames } from './settings/setting.js';
import { createProxyResolver, findProxyIssues } from './settings/proxy.js';
import { settings } from './settings/settings.js';
import { validateCombinations } from './settings/validate-combinations.js';

/** An invalid configuration; `issues` has one line per issue, and none contains a value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly issues: readonly string[];

  constructor(issues: readonly string[]) {
    const count = issues.length === 1 ? '1 issue' : `${issues.length} issues`;
    super(`The configuration has ${count}:\n${issues.map((issue) => `  - ${issue}`).join('\n')}`);
    this.issues = issues;
  }
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) deepFreeze(part as object);
  }
  return Object.freeze(value);
}

/** The OpenTelemetry SDK reads its variables by itself; this one says that there is something to export to. */
function toTraces({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint = '' }: Environment): Config['traces'] {
  return endpoint.trim() === '' ? undefined : { endpoint };
}

/** Fills in the defaults that depend on other settings. Everything else has its place in the table. */
function toConfig({ values, byName, given }: Reading<typeof settings>, environment: Environment): Config {
  const { http, graphql, upstream, graph, sandbox, live, redis, audit, log, metrics, doctor } = values;
  const production = values.environment === 'production';
  // Closed by default in front of a tenant, whatever NODE_ENV is.
  const open = !production && upstream !== 'graph';
  return {
    production,
    http: {
      ...http,
      playground: http.playground ?? open,
      shutdownTimeoutMs: http.shutdownTimeoutMs ?? http.deadlineMs,
    },
    graphql: {
      ...graphql,
      introspection: graphql.introspection ?? open,
      trustedDocuments: graphql.trustedDocuments?.get,
    },
    upstream,
    graph: { ...graph, root: graph.root ?? clouds[graph.cloud].graphRoot },
    proxy: createProxyResolver(environment),
    auth: toAuthConfig(values, given),
    sandbox,
    live,
    redis: redis.url && redis.keySecret ? { url: redis.url, keySecret: redis.keySecret } : undefined,
    audit: toAuditConfig(audit),
    log,
    metrics: metrics.port === undefined ? undefined : { port: metrics.port, host: metrics.host ?? http.host },
    traces: toTraces(environment),
    doctor: { token: doctor.token },
    files: [...byName].flatMap(([setting, file]) =>
      file instanceof ReloadedFile ? [{ setting, file }] : [],
    ),
  };
}

/** The environment with the variables of `.env` that it lacks; an empty variable counts as lacking. */
export function mergeEnvironment({ environment, envFile }: ConfigSources): Environment {
  const set = Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== '');
  return { ...(typeof envFile === 'object' ? envFile.values : {}), ...Object.fromEntries(set) };
}

/** Where settings come from. */
export interface ConfigSources {
  /** The values of command-line options, by the settings that they replace. */
  readonly commandLine?: Environment;
  readonly environment: Environment;
  /** The file `.env`; a string is the reason why it cannot be read. */
  readonly envFile?: EnvFile | string | undefined;
}

/**
 * The settings of the sources and the configuration that they give.
 *
 * @throws ConfigError with all issues at once.
 */
export function readConfig({
  commandLine = {},
  environment,
  envFile,
}: ConfigSources): Reading<typeof settings> & { readonly config: Config } {
  const file = typeof envFile === 'object' ? envFile : undefined;
  const unreadable = typeof envFile === 'string';
  const reading = readSettings(settings, [
    { name: 'command line', values: commandLine },
    { name: 'environment', values: environment },
    { name: '.env', values: file?.values ?? {} },
  ]);
  const names = listNames(settings);
  const proxyEnvironment = mergeEnvironment({ environment, envFile });
  const issues = [
    ...(unreadable ? [`.env ${envFile}`] : []),
    ...(file ? [...file.issues, ...findUnknown(file, names)] : []),
    ...reading.issues,
    ...findMisspelt(environment, names),
    // What an unreadable file has is not missing.
    ...(unreadable ? [] : validateCombinations(reading.given)),
    ...findProxyIssues(proxyEnvironment),
  ];
  if (issues.length > 0) throw new ConfigError(issues);
  return { ...reading, config: deepFreeze(toConfig(reading, proxyEnvironment)) };
}

/**
 * The configuration of an environment, frozen.
 *
 * @throws ConfigError with all issues at once.
 */
export function loadConfig(environment: Environment): Config {
  return readConfig({ environment }).config;
}
