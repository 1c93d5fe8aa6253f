import { flattenSettings, mapSettings, type Setting, type SettingGroup, type ValuesOf } from './setting.js';

/** The environment of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The settings of a group, as they were given and as they were parsed. */
export interface Reading<G> {
  /** The trimmed values of the variables that are set, by name. */
  readonly given: Environment;
  readonly values: ValuesOf<G>;
  /** The parsed values by name. */
  readonly byName: ReadonlyMap<string, unknown>;
  /** What is invalid. `values` must not be used unless this is empty. */
  readonly issues: readonly string[];
}

/** An empty variable counts as not set, which is what compose files and shells mean by it. */
function toGiven(value: string | undefined): string | undefined {
  const trimmed = value?.trim();
  return trimmed === '' ? undefined : trimmed;
}

/** Reads the settings of a group. */
export function readSettings<G extends SettingGroup>(group: G, environment: Environment): Reading<G> {
  const all = flattenSettings(group);
  const given = Object.fromEntries(all.map(({ name }) => [name, toGiven(environment[name])]));
  const issues: string[] = [];
  const parse = ({ name, type, default: fallback }: Setting<unknown>): unknown => {
    const value = given[name];
    if (value === undefined) return fallback;
    const parsed = type.schema.safeParse(value);
    if (parsed.success) return parsed.data;
    issues.push(...parsed.error.issues.map(({ message }) => `${name} ${message}`));
    return undefined;
  };
  const byName = new Map(all.map((setting) => [setting.name, parse(setting)]));
  const values = mapSettings(group, ({ name }) => byName.get(name)) as ValuesOf<G>;
  return { given, values, byName, issues };
}
