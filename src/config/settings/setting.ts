import type { AuthMode, Config } from '../config.js';
import type { ValueType } from './value-types.js';

/** A default that depends on other settings. */
interface DerivedDefault {
  /** The rule, for the documentation. */
  readonly text: string;
  /** The settings that the value follows from. */
  readonly from: string;
  /** The value in a configuration; undefined when the setting has no effect there. */
  readonly inForce: (config: Config) => unknown;
}

/** One setting. The documentation, the printed configuration and the parser all read it. */
export interface Setting<T> {
  /** The environment variable. */
  readonly name: string;
  /** One line for the documentation. */
  readonly description: string;
  readonly type: ValueType<T>;
  /** The value when the variable is not set. Without one the setting is optional. */
  readonly default?: T;
  readonly derivedDefault?: DerivedDefault;
  /** The values of AUTH_MODE that use the setting. @default all */
  readonly modes?: readonly AuthMode[];
}

/** Settings by their place in the configuration. */
export interface SettingGroup {
  readonly [place: string]: Setting<unknown> | SettingGroup;
}

/** A setting for every option of `T`, no more and no fewer. */
export type SettingsFor<T> = { readonly [K in keyof T]-?: Setting<Exclude<T[K], undefined>> };

type Parsed<S> = S extends { readonly type: ValueType<infer T> }
  ? S extends { readonly default: unknown }
    ? T
    : T | undefined
  : never;

/** The values of a group; undefined for a setting that has no default and is not set. */
export type ValuesOf<G> = {
  readonly [K in keyof G]: G[K] extends { readonly name: string } ? Parsed<G[K]> : ValuesOf<G[K]>;
};

function isSetting(entry: Setting<unknown> | SettingGroup): entry is Setting<unknown> {
  return typeof entry.name === 'string';
}

/** The settings of a group and of the groups in it, in their order. */
export function flattenSettings(group: SettingGroup): readonly Setting<unknown>[] {
  return Object.values(group).flatMap((entry) => (isSetting(entry) ? [entry] : flattenSettings(entry)));
}

/** The variable with the path of a file that contains the value of a secret. */
export function toFileName({ name }: Setting<unknown>): string {
  return `${name}_FILE`;
}

/** Every variable that is read for the settings of a group. */
export function listNames(group: SettingGroup): readonly string[] {
  return flattenSettings(group).flatMap((setting) =>
    setting.type.secret ? [setting.name, toFileName(setting)] : [setting.name],
  );
}

/** A group with each setting replaced. */
export function mapSettings(
  group: SettingGroup,
  toValue: (setting: Setting<unknown>) => unknown,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(group).map(([place, entry]) => [
      place,
      isSetting(entry) ? toValue(entry) : mapSettings(entry, toValue),
    ]),
  );
}
