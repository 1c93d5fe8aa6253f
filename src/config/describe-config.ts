import type { Config } from './config.js';
import { readSettings } from './load-config.js';
import { describeProxies } from './settings/proxy.js';
import { secretSettings } from './settings/settings.js';

type Shown = string | number | boolean | readonly string[] | undefined;

/** What follows from other settings where a setting itself is not given. */
function derived({ upstream, graph, graphql, auth }: Config): Readonly<Record<string, Shown>> {
  const common = {
    UPSTREAM: upstream,
    GRAPH_BASE_URL: upstream === 'graph' ? graph.root : undefined,
    AUTH_MODE: auth.mode,
    INTROSPECTION: graphql.introspection,
  };
  if (auth.mode === 'passthrough') return common;
  return {
    ...common,
    AUTH_TENANTS: auth.tenants,
    AUTH_AUDIENCES: auth.audiences,
    AUTH_CREDENTIAL: auth.credential.kind,
    AZURE_AUTHORITY_HOST: auth.authorityHost,
  };
}

function asText(value: Shown): string {
  if (value === undefined) return 'unset';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'object' && value.length === 0) return 'none';
  return String(value);
}

/**
 * The configuration in force, a line for each setting by the name of its environment variable. Of secrets it
 * says only whether they are set.
 *
 * @throws ConfigError as `loadConfig` does.
 */
export function describeConfig(environment: Readonly<Record<string, string | undefined>>): string {
  const { given, values, config } = readSettings(environment);
  // What is given is shown as it was given: what else a value may be is not needed.
  const inForce = { ...values, ...derived(config) } as Readonly<Record<string, Shown>>;
  const own = Object.keys(values).map((name) => {
    if (secretSettings.has(name)) return `${name}: ${given[name] === undefined ? 'unset' : 'set'}`;
    if (given[name] !== undefined) return `${name}: ${given[name]}`;
    return `${name}: ${asText(inForce[name])}${inForce[name] === undefined ? '' : ' (default)'}`;
  });
  return [...own, ...describeProxies(environment)].join('\n');
}
