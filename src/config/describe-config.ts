import type { Config } from './config.js';
import { type ConfigSources, mergeEnvironment, readConfig } from './load-config.js';
import { ReloadedFile } from './reloaded-file.js';
import { containsSecret, Secret } from './secret.js';
import { formatValue } from './settings/list-settings.js';
import { describeProxies } from './settings/proxy.js';
import type { Reading } from './settings/read-settings.js';
import { flattenSettings, type Setting, type SettingGroup, toFileName } from './settings/setting.js';
import { settings } from './settings/settings.js';

/** A setting as it is in force. */
export interface SettingInForce {
  readonly name: string;
  /** Without secrets; undefined when the setting is unset or has no effect. */
  readonly value: unknown;
  /** Where the value comes from. */
  readonly source: string;
}

type DescribedReading<G> = Pick<Reading<G>, 'given' | 'byName' | 'sources'>;

/** Hides the user and the password of a URL. */
function withoutPassword(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPassword);
  return typeof value === 'string'
    ? value.replace(/^([a-z][a-z\d+.-]*:\/\/|(?=[^/\s]*:))[^/\s]*@/i, '$1…@')
    : value;
}

function toShown(value: unknown): unknown {
  if (containsSecret(value)) return String(new Secret(''));
  return withoutPassword(value instanceof ReloadedFile ? value.path : value);
}

function describeSetting(
  { name, default: fallback, derivedDefault }: Setting<unknown>,
  { byName, sources }: DescribedReading<SettingGroup>,
  config: Config,
): SettingInForce {
  const source = sources.get(name);
  if (source !== undefined) return { name, value: toShown(byName.get(name)), source };
  if (!derivedDefault) return { name, value: fallback, source: 'default' };
  return { name, value: derivedDefault.inForce(config), source: `derived from ${derivedDefault.from}` };
}

/** Every setting of a group as it is in force. */
export function listSettingsInForce<G extends SettingGroup>(
  group: G,
  reading: DescribedReading<G>,
  config: Config,
): readonly SettingInForce[] {
  return flattenSettings(group).flatMap((setting) => {
    const described = describeSetting(setting, reading, config);
    if (!setting.type.secret) return [described];
    const name = toFileName(setting);
    const path = { name, value: reading.given[name], source: reading.sources.get(name) ?? 'default' };
    return [described, path];
  });
}

/** One line per setting: its value and where it comes from. */
export function formatSettings(inForce: readonly SettingInForce[]): string {
  return inForce
    .map(({ name, value, source }) =>
      value === undefined ? `${name}: ${formatValue(value)}` : `${name}: ${formatValue(value)} (${source})`,
    )
    .join('\n');
}

/** A JSON object with the value, null when it is unset, and the source of each setting. */
function toJson(inForce: readonly SettingInForce[]): string {
  const entries = inForce.map(({ name, value, source }) => {
    const shown = typeof value === 'boolean' ? formatValue(value) : value;
    return [name, { value: shown ?? null, source: value === undefined ? null : source }];
  });
  return JSON.stringify(Object.fromEntries(entries), undefined, 2);
}

/**
 * The configuration in force, for people or as JSON.
 *
 * @throws ConfigError with all issues at once.
 */
export function describeConfig(sources: ConfigSources, { json = false } = {}): string {
  const { config, ...reading } = readConfig(sources);
  const inForce = listSettingsInForce(settings, reading, config);
  if (json) return toJson(inForce);
  return [formatSettings(inForce), ...describeProxies(mergeEnvironment(sources))].join('\n');
}
