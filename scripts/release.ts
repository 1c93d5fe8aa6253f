/**
 * Releases a version. `prepare X.Y.Z` writes the version, the changelog and the schema, to be committed and tagged.
 * `build [FOLDER]` makes, of a committed state, what is published: package, schema, SBOM, notices, changes, checksums.
 * The same commit gives the same bytes.
 */
import { execFileSync, type ExecFileSyncOptions } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { getSection, releaseChanges } from './release/changelog.ts';
import { createSbom } from './release/sbom.ts';

const root = join(import.meta.dirname, '..');
const inherit: ExecFileSyncOptions = { cwd: root, stdio: ['ignore', process.stderr.fd, 'inherit'] };
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();

function requireClean(): void {
  const changes = git('status', '--porcelain');
  if (changes !== '') throw new Error(`Commit or remove first:\n${changes}`);
}

function prepare(version: string): void {
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) throw new Error('Expected a version, such as 1.2.3.');
  requireClean();
  const date = new Date().toISOString().slice(0, 10);
  const changelog = releaseChanges(read('CHANGELOG.md'), version, date);
  execFileSync('npm', ['version', version, '--no-git-tag-version'], inherit);
  writeFileSync(join(root, 'CHANGELOG.md'), changelog);
  writeFileSync(
    join(root, 'src/version.ts'),
    read('src/version.ts').replace(/'.*'/, () => `'${version}'`),
  );
  execFileSync('npm', ['run', '--silent', 'schema:release'], inherit);
  console.log(`Check the changes, then: git commit -am 'Release ${version}' && git tag v${version}`);
}

function writeChecksums(folder: string): void {
  const lines = readdirSync(folder)
    .sort()
    .map(
      (name) =>
        `${createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex')}  ${name}\n`,
    );
  writeFileSync(join(folder, 'SHA256SUMS'), lines.join(''));
}

function build(folder: string): void {
  requireClean();
  const { version } = JSON.parse(read('package.json')) as { version: string };
  const date = Number(git('log', '-1', '--format=%ct'));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(date) };
  execFileSync('npm', ['run', '--silent', 'notices:check'], inherit);
  execFileSync('npm', ['pack', '--pack-destination', folder], { ...inherit, env });
  for (const name of ['schema.graphql', 'THIRD_PARTY_NOTICES'])
    copyFileSync(join(root, name), join(folder, name));
  writeFileSync(join(folder, 'sbom.cdx.json'), createSbom(root, date));
  writeFileSync(join(folder, 'CHANGES.md'), `${getSection(read('CHANGELOG.md'), version)}\n`);
  writeChecksums(folder);
  console.log(readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trimEnd());
}

const [command, argument] = process.argv.slice(2);
try {
  if (command === 'prepare' && argument !== undefined) prepare(argument);
  else if (command === 'build') build(resolve(argument ?? join(root, 'release')));
  else throw new Error('Usage: npm run release -- prepare X.Y.Z | build [FOLDER]');
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
