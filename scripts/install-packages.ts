/**
 * Installs the packages of the folders that are given, or of every folder with its own lock file. A folder whose
 * packages are up to date is skipped. A folder that has this package as a peer gets a link to it.
 */
import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { existsSync, globSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';

interface Manifest {
  readonly name: string;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const root = dirname(import.meta.dirname);

function findFolders(): string[] {
  // The servers of the benchmark need hundreds of packages, which `npm run bench` installs.
  const exclude = (name: string) => name === 'node_modules' || name === 'candidates';
  return globSync('*/**/package-lock.json', { cwd: root, exclude }).map(dirname).sort();
}

function install(folder: string): boolean {
  const path = join(root, folder);
  const digest = hash('sha256', readFileSync(join(path, 'package-lock.json')));
  // Written last: an installation that was interrupted is repeated.
  const installed = join(path, 'node_modules/.installed');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === digest) return true;
  console.error(`Installing the packages of ${folder}.`);
  // The npm that runs this script, on the Node of this project.
  const { npm_execpath: npm } = process.env;
  const [command, args] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  // Standard output belongs to the command that needs the packages.
  const { status } = spawnSync(command, [...args, 'ci', '--prefix', path], {
    cwd: path,
    stdio: ['ignore', process.stderr.fd, 'inherit'],
  });
  if (status !== 0) return false;
  linkPeer(path);
  writeFileSync(installed, digest);
  return true;
}

function linkPeer(path: string): void {
  const manifest = (folder: string) =>
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const { name } = manifest(root);
  if (name in (manifest(path).peerDependencies ?? {})) {
    symlinkSync(root, join(path, 'node_modules', name), 'junction');
  }
}

const given = process.argv.slice(2);
const failed = (given.length > 0 ? given : findFolders()).filter((folder) => !install(folder));
for (const folder of failed) console.error(`The packages of ${folder} could not be installed.`);
if (failed.length > 0) process.exitCode = 1;
