/**
 * Bundles the program, dist/main.js, with its packages into dist/bundle.js and dist/bundle/: few files load in half the
 * time of a thousand. The other files of dist are for programs that import this package. Does nothing where all is up to
 * date, so that a running server keeps its files.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const folder = join(dist, 'bundle');

/** Packages that are not installed with this one, and are loaded only where they are. */
const optional = ['@opentelemetry/exporter-*', '@opentelemetry/resources', '@opentelemetry/sdk-*'];

/** What packages load only if it is installed; this program does not need it. */
const unused = ['bufferutil', 'class-validator', 'utf-8-validate'];

/** With other characters, V8 keeps two bytes for each one of a file. All of them are in strings and comments. */
function toAscii(code: string): string {
  return code.replace(
    /[^\0-\x7f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

async function createFiles(): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    entryPoints: [join(dist, 'main.js')],
    outdir: dist,
    entryNames: 'bundle',
    chunkNames: 'bundle/[name]-[hash]',
    bundle: true,
    splitting: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node22.19',
    legalComments: 'none',
    external: [...optional, ...unused],
    // For the packages that are CommonJS.
    banner: {
      js: `import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);`,
    },
    logLevel: 'warning',
  });
  const licences = readFileSync(join(root, 'THIRD_PARTY_NOTICES'), 'utf8');
  return new Map([
    ...outputFiles.map(({ path, text }) => [path, toAscii(text)] as const),
    [join(folder, 'LICENSES.txt'), licences],
  ]);
}

const files = await createFiles();
const isUpToDate = [...files].every(
  ([path, text]) => existsSync(path) && readFileSync(path, 'utf8') === text,
);
if (!isUpToDate) {
  for (const old of ['bundle', '.compile-cache']) rmSync(join(dist, old), { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
