import { flattenSettings, type Setting, toFileName } from './setting.js';
import { settings } from './settings.js';

/** A setting as the documentation shows it. */
export interface SettingDocumentation {
  readonly name: string;
  readonly description: string;
  /** The default value, or the rule that determines it; `unset` or `none` where there is none. */
  readonly default: string;
  /** The accepted values, as they read after "must be". */
  readonly allowed: string;
  /** Whether the value is never shown. */
  readonly secret: boolean;
  /** The values of AUTH_MODE that use the setting; undefined for all. */
  readonly modes: readonly string[] | undefined;
}

/** A value as the documentation and the printed configuration show it. */
export function formatValue(value: unknown): string {
  if (value === undefined) return 'unset';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (Array.isArray(value) && value.length === 0) return 'none';
  return `${value as string | number}`;
}

function toDocumentation(setting: Setting<unknown>): SettingDocumentation {
  return {
    name: setting.name,
    description: setting.description,
    default: setting.derivedDefault?.text ?? formatValue(setting.default),
    allowed: setting.type.allowed,
    secret: setting.type.secret ?? false,
    modes: setting.modes,
  };
}

/** The variable for a file with a secret. */
function toFileDocumentation(setting: Setting<unknown>): SettingDocumentation {
  return {
    name: toFileName(setting),
    description: `The path of a file with the value of \`${setting.name}\`, as container platforms mount secrets. White space around the value is dropped. Must not be set together with it.`,
    default: 'unset',
    allowed: 'the path of a readable file',
    secret: false,
    modes: setting.modes,
  };
}

/** Every setting, in the order of the table. */
export function listSettings(): readonly SettingDocumentation[] {
  return flattenSettings(settings).flatMap((setting) =>
    setting.type.secret
      ? [toDocumentation(setting), toFileDocumentation(setting)]
      : [toDocumentation(setting)],
  );
}
