import { clouds } from './clouds.js';
import type { Config } from './config.js';
import { toAuthConfig } from './settings/auth-config.js';
import { authModes } from './settings/auth.js';
import { createProxyResolver, findProxyIssues } from './settings/proxy.js';
import { type Environment, type Reading, readSettings } from './settings/read-settings.js';
import type { ValuesOf } from './settings/setting.js';
import { settings } from './settings/settings.js';
import { validateAuth } from './settings/validate-auth.js';

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

/** The rules between settings. They read raw values, so that all issues are reported at once. */
function validateCombinations(given: Environment): string[] {
  const issues: string[] = [];
  const mode = given['AUTH_MODE'];
  if (given['NODE_ENV']?.toLowerCase() === 'production' && given['UPSTREAM'] === undefined) {
    issues.push('UPSTREAM must be set to graph or sandbox when NODE_ENV is production');
  }
  if (given['UPSTREAM'] === 'graph' && mode === undefined) {
    issues.push(`AUTH_MODE must be set when UPSTREAM is graph, to one of ${authModes.join(', ')}`);
  }
  if ((mode === 'on-behalf-of' || mode === 'application') && given['UPSTREAM'] === undefined) {
    issues.push(`UPSTREAM must be set to graph or sandbox when AUTH_MODE is ${mode}`);
  }
  if (given['GRAPH_BASE_URL'] !== undefined && given['UPSTREAM'] === undefined) {
    issues.push('UPSTREAM must be set when GRAPH_BASE_URL is set: graph uses it, sandbox ignores it');
  }
  return [...issues, ...validateAuth(given)];
}

/** A misspelt name would leave open what its setting was to protect. */
function findMisspelt(environment: Environment, given: Environment): string[] {
  return Object.keys(environment)
    .filter((name) => /^(AUTH|LIMIT)_/.test(name) && !Object.hasOwn(given, name))
    .map((name) => `${name} is not a setting of this server`);
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) deepFreeze(part as object);
  }
  return Object.freeze(value);
}

/** Fills in the defaults that depend on other settings. Everything else has its place in the table. */
function toConfig(values: ValuesOf<typeof settings>, given: Environment, environment: Environment): Config {
  const { http, graphql, upstream, graph, sandbox, log } = values;
  const production = values.environment === 'production';
  return {
    production,
    http: {
      ...http,
      playground: http.playground ?? !production,
      shutdownTimeoutMs: http.shutdownTimeoutMs ?? http.deadlineMs,
    },
    graphql: { ...graphql, introspection: graphql.introspection ?? !production },
    upstream,
    graph: { ...graph, root: graph.root ?? clouds[graph.cloud].graphRoot },
    proxy: createProxyResolver(environment),
    auth: toAuthConfig(values, given),
    sandbox,
    log,
  };
}

/**
 * The settings of an environment and the configuration that they give.
 *
 * @throws ConfigError with all issues at once.
 */
export function readConfig(environment: Environment): Reading<typeof settings> & { readonly config: Config } {
  const reading = readSettings(settings, environment);
  const { given, values } = reading;
  const issues = [
    ...reading.issues,
    ...findMisspelt(environment, given),
    ...validateCombinations(given),
    ...findProxyIssues(environment),
  ];
  if (issues.length > 0) throw new ConfigError(issues);
  return { ...reading, config: deepFreeze(toConfig(values, given, environment)) };
}

/**
 * The configuration of an environment, frozen.
 *
 * @throws ConfigError with all issues at once.
 */
export function loadConfig(environment: Environment): Config {
  return readConfig(environment).config;
}
