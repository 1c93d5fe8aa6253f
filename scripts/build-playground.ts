/**
 * Builds src/playground into dist/playground, each asset also gzipped; installs its packages first where that is due.
 * Does nothing where all is up to date.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';

const root = dirname(import.meta.dirname);
const source = join(root, 'src/playground');
const output = join(root, 'dist/playground');

function isUpToDate(): boolean {
  const page = join(output, 'index.html');
  if (!existsSync(page)) return false;
  const exclude = (name: string) => name === 'node_modules';
  const inputs = [
    import.meta.filename,
    join(root, 'src/sandbox/world/ids.ts'),
    ...globSync('**/*', { cwd: source, exclude }).map((name) => join(source, name)),
  ];
  const built = statSync(page).mtimeMs;
  return inputs.every((input) => statSync(input).mtimeMs < built);
}

function run(script: string, ...args: readonly string[]): void {
  // With another NODE_ENV, React is that of development, which contains the paths of its sources.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd: root, env, stdio: 'inherit' });
  if (status !== 0) throw new Error('The playground could not be built. GraphQL works without it.');
}

function build(): void {
  // A running server has either the old playground or the new one, never half of one.
  const folder = mkdtempSync(join(source, 'node_modules/.build-'));
  const built = join(folder, 'playground');
  try {
    run(
      join(source, 'node_modules/vite/bin/vite.js'),
      'build',
      source,
      '--outDir',
      built,
      '--logLevel',
      'warn',
    );
    for (const asset of globSync(`${built}/assets/*.{js,css,svg,ttf}`)) {
      writeFileSync(`${asset}.gz`, gzipSync(readFileSync(asset), { level: 9 }));
    }
    rmSync(output, { recursive: true, force: true });
    mkdirSync(dirname(output), { recursive: true });
    renameSync(built, output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (!isUpToDate()) {
  console.error('Building the playground. A running server serves it as soon as it is built.');
  try {
    run(join(root, 'scripts/install-packages.ts'), 'src/playground');
    build();
    console.error('The playground is built.');
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
