/** The packages that are installed with this one, and those whose code is in the playground. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface LockEntry {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly peer?: boolean;
  readonly link?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
}

export interface Lock {
  readonly packages: Readonly<Record<string, LockEntry>>;
}

export interface ProductionPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression. */
  readonly license: string;
  /** The texts of its licence and notice. */
  readonly texts: readonly string[];
}

export function readLock(folder: string): Lock {
  return JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as Lock;
}

/** Whether an entry is installed by whoever installs the package. */
export function isProduction([path, entry]: readonly [string, LockEntry]): boolean {
  return path !== '' && !entry.dev && !entry.peer && !entry.link;
}

/** Reads the files with licences and notices of an installed package; none for one that is of another platform. */
function readTexts(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice)([-._].*)?$/i.test(name));
  return names.sort().flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8').replace(/\r\n/g, '\n').trim();
    return text === '' ? [] : [text];
  });
}

/** The packages of a lock file, by name and version. */
export function listProductionPackages(folder: string): ProductionPackage[] {
  const entries = Object.entries(readLock(folder).packages).filter(isProduction);
  const packages = entries.map(([path, { version, license = 'UNKNOWN' }]) => ({
    name: path.split('node_modules/').at(-1) ?? path,
    ...{ version, license },
    texts: readTexts(join(folder, path)),
  }));
  const byId = new Map(packages.map((one) => [`${one.name} ${one.version}`, one]));
  return [...byId].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** Licences whose terms are fulfilled by passing on their texts. */
const allowed = new Set([
  ...['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0'],
  ...['PSF-2.0', 'Python-2.0', 'CC0-1.0', 'Unlicense'],
]);

/** Whether an SPDX expression allows to pass the package on. */
export function isAllowed(license: string): boolean {
  const names = license.split(/\s+(?:AND|OR)\s+|[()]/).filter((name) => name !== '');
  if (names.length === 0) return false;
  return license.includes(' OR ')
    ? names.some((name) => allowed.has(name))
    : names.every((name) => allowed.has(name));
}
