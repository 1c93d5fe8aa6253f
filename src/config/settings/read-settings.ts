import { readTextFile, TextFileError } from '../text-file.js';
import {
  flattenSettings,
  mapSettings,
  type Setting,
  type SettingGroup,
  toFileName,
  type ValuesOf,
} from './setting.js';

/** The environment of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where values come from. */
export interface Source {
  /** As it reads after "from": `environment`, `.env`. */
  readonly name: string;
  readonly values: Environment;
}

/** The settings of a group, as they were given and as they were parsed. */
export interface Reading<G> {
  /** The trimmed values of the variables that are set, by name. */
  readonly given: Environment;
  readonly values: ValuesOf<G>;
  /** The parsed values by name. */
  readonly byName: ReadonlyMap<string, unknown>;
  /** The source of each variable that is set. */
  readonly sources: ReadonlyMap<string, string>;
  /** What is invalid. `values` must not be used unless this is empty. */
  readonly issues: readonly string[];
}

interface Given {
  readonly value: string;
  readonly source: string;
}

/** An empty variable counts as not set, which is what compose files and shells mean by it. */
function findGiven(name: string, sources: readonly Source[]): Given | undefined {
  for (const { name: source, values } of sources) {
    const value = values[name]?.trim();
    if (value !== undefined && value !== '') return { value, source };
  }
  return undefined;
}

/** The secret in a file; a string is the reason why there is none. Neither contains the content or the path. */
function readSecretFile(path: string): { readonly secret: string } | string {
  try {
    const secret = readTextFile(path).trim();
    if (secret === '') return 'names a file that is empty';
    return /[\r\n]/.test(secret) ? 'names a file that has more than one line' : { secret };
  } catch (error) {
    if (error instanceof TextFileError) return `must be the path of a readable file: it ${error.message}`;
    throw error;
  }
}

/** Collects the variables that are set, with the contents of files in place of secrets. */
function collectGiven(all: readonly Setting<unknown>[], sources: readonly Source[], issues: string[]) {
  const given = new Map<string, Given>();
  const collect = (name: string) => {
    const found = findGiven(name, sources);
    if (found) given.set(name, found);
    return found;
  };
  for (const setting of all) {
    const { name } = setting;
    const direct = collect(name);
    if (!setting.type.secret) continue;
    const fileName = toFileName(setting);
    const file = collect(fileName);
    if (!file) continue;
    if (direct) {
      issues.push(`${name} and ${fileName} must not both be set`);
      continue;
    }
    const content = readSecretFile(file.value);
    if (typeof content === 'string') issues.push(`${fileName} ${content}`);
    // An unreadable secret is set too: nothing else is missing.
    given.set(name, { value: typeof content === 'string' ? '-' : content.secret, source: fileName });
  }
  return given;
}

/** Reads the settings of a group. The first source that has a value takes precedence. */
export function readSettings<G extends SettingGroup>(group: G, sources: readonly Source[]): Reading<G> {
  const all = flattenSettings(group);
  const issues: string[] = [];
  const given = collectGiven(all, sources, issues);
  const parse = ({ name, type, default: fallback }: Setting<unknown>): unknown => {
    const value = given.get(name)?.value;
    if (value === undefined) return fallback;
    const parsed = type.schema.safeParse(value);
    if (parsed.success) return parsed.data;
    issues.push(...parsed.error.issues.map(({ message }) => `${name} ${message}`));
    return undefined;
  };
  const byName = new Map(all.map((setting) => [setting.name, parse(setting)]));
  const values = mapSettings(group, ({ name }) => byName.get(name)) as ValuesOf<G>;
  return {
    given: Object.fromEntries([...given].map(([name, { value }]) => [name, value])),
    sources: new Map([...given].map(([name, { source }]) => [name, source])),
    values,
    byName,
    issues,
  };
}
