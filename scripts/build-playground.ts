/** Builds src/playground into dist/playground, each asset also gzipped. Does nothing when that is up to date. */
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const toPath = (relative: string) => fileURLToPath(new URL(`../${relative}`, import.meta.url));
const output = toPath('dist/playground');
/** Built here and then renamed, because a running server may already serve the output. */
const staging = `${output}-${process.pid}`;
const replaced = `${staging}-replaced`;

function isUpToDate(): boolean {
  const page = `${output}/index.html`;
  if (!existsSync(page)) return false;
  const inputs = [
    toPath('package-lock.json'),
    toPath('scripts/build-playground.ts'),
    toPath('src/sandbox/world/ids.ts'),
    ...globSync(toPath('src/playground/**/*')),
  ];
  const builtAt = statSync(page).mtimeMs;
  return inputs.every((input) => statSync(input).mtimeMs < builtAt);
}

async function buildInto(folder: string): Promise<void> {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: toPath('src/playground'),
    base: '/playground/',
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: true,
      // Files, not data: URLs: the content security policy does not allow data: for fonts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // Monaco is one large module, loaded after the page.
      chunkSizeWarningLimit: 5_000,
      license: { fileName: 'LICENSES.md' },
      rolldownOptions: {
        onLog: (level, log, handle) => {
          // "use client" and "use no memo" are for other bundlers and compilers; dozens of modules have them.
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
        },
      },
    },
  });
  for (const asset of globSync(`${folder}/assets/*.{js,css,svg,ttf}`)) {
    writeFileSync(`${asset}.gz`, gzipSync(readFileSync(asset), { level: 9 }));
  }
}

if (!isUpToDate()) {
  process.once('exit', () => {
    for (const folder of [staging, replaced]) rmSync(folder, { recursive: true, force: true });
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  mkdirSync(staging, { recursive: true });
  await buildInto(staging);
  if (existsSync(output)) renameSync(output, replaced);
  renameSync(staging, output);
  console.log('The playground is built.');
}
