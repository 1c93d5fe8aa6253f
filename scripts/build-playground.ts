/** Builds src/playground into dist/playground, each asset also gzipped; does nothing where that is up to date. */
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const path = (relative: string) => fileURLToPath(new URL(`../${relative}`, import.meta.url));
const output = path('dist/playground');
const page = `${output}/index.html`;

function isUpToDate(): boolean {
  if (!existsSync(page)) return false;
  const inputs = [
    path('package-lock.json'),
    path('scripts/build-playground.ts'),
    path('src/sandbox/world/ids.ts'),
    ...globSync(path('src/playground/**/*')),
  ];
  const built = statSync(page).mtimeMs;
  return inputs.every((input) => statSync(input).mtimeMs < built);
}

if (!isUpToDate()) {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: path('src/playground'),
    // Relative to the page at /graphql and, in a script or style sheet, to its own file: a proxy may add a prefix.
    experimental: {
      renderBuiltUrl: (file, { hostType }) =>
        hostType === 'html' ? `./playground/${file}` : { relative: true },
    },
    logLevel: 'warn',
    build: {
      outDir: output,
      emptyOutDir: true,
      // Files, not data: URLs: the content security policy has no data: for fonts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // Monaco is one large module, loaded when the page is there.
      chunkSizeWarningLimit: 5_000,
      license: { fileName: 'LICENSES.md' },
      rolldownOptions: {
        onLog: (level, log, tell) => {
          // "use client" and "use no memo" are for other bundlers and compilers; dozens of modules have them.
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') tell(level, log);
        },
      },
    },
  });
  for (const asset of globSync(`${output}/assets/*.{js,css,svg,ttf}`)) {
    writeFileSync(`${asset}.gz`, gzipSync(readFileSync(asset), { level: 9 }));
  }
}
