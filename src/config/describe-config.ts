import type { Config } from './config.js';
import { readConfig } from './load-config.js';
import { containsSecret } from './secret.js';
import { formatValue } from './settings/list-settings.js';
import { describeProxies } from './settings/proxy.js';
import type { Environment, Reading } from './settings/read-settings.js';
import { flattenSettings, type SettingGroup } from './settings/setting.js';
import { settings } from './settings/settings.js';

/** One line per setting: its value as given, otherwise its default. A secret is only shown as set or unset. */
export function describeSettings<G extends SettingGroup>(
  group: G,
  { given, byName }: Pick<Reading<G>, 'given' | 'byName'>,
  config: Config,
): string {
  return flattenSettings(group)
    .map(({ name, default: fallback, derivedDefault }) => {
      const value = byName.get(name);
      if (containsSecret(value)) return `${name}: set`;
      if (given[name] !== undefined) return `${name}: ${given[name]}`;
      const inForce = derivedDefault ? derivedDefault.inForce(config) : fallback;
      return `${name}: ${formatValue(inForce)}${inForce === undefined ? '' : ' (default)'}`;
    })
    .join('\n');
}

/**
 * The configuration in force.
 *
 * @throws ConfigError with all issues at once.
 */
export function describeConfig(environment: Environment): string {
  const { config, ...reading } = readConfig(environment);
  return [describeSettings(settings, reading, config), ...describeProxies(environment)].join('\n');
}
