/** The software bill of materials of what is installed with the package, in CycloneDX. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isProduction, readLock } from './production-packages.ts';

interface Bom {
  serialNumber: string;
  readonly metadata: { timestamp: string };
  readonly components: readonly object[];
}

/** Writes the manifest and the lock file without the packages of development: `npm sbom` lists them otherwise. */
function writeProductionFolder(root: string, folder: string): void {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
  const lock = readLock(root);
  const production = Object.entries(lock.packages).filter(isProduction);
  const own = { ...lock.packages[''], devDependencies: {} };
  const packages = { '': own, ...Object.fromEntries(production) };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, devDependencies: {} }));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ ...lock, packages }));
}

/** A UUID that only depends on a text. */
function toUuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
}

/** @param date Seconds since 1970, instead of the time at which it is made: the same input gives the same bytes. */
export function createSbom(root: string, date: number): string {
  const parent = mkdtempSync(join(tmpdir(), 'sbom-'));
  // The name of the folder is that of the component.
  const folder = join(parent, 'graph-case-operations');
  mkdirSync(folder);
  try {
    writeProductionFolder(root, folder);
    const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--omit', 'dev'];
    const text = execFileSync('npm', args, { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    const bom = JSON.parse(text) as Bom;
    bom.metadata.timestamp = new Date(date * 1000).toISOString();
    bom.serialNumber = `urn:uuid:${toUuid(JSON.stringify([bom.metadata, bom.components]))}`;
    return `${JSON.stringify(bom, undefined, 2)}\n`;
  } finally {
    rmSync(parent, { recursive: true });
  }
}
