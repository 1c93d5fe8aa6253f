/** Prints the gzipped sizes of pages, and fails when one exceeds its limit. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const pages = [
  { name: 'playground', files: 'dist/playground/{index.html,assets/*.{js,css,svg,ttf}}', limit: 2_500_000 },
  { name: "example frontend's JavaScript", files: 'examples/frontend/dist/**/*.js', limit: 200_000 },
];

const toPath = (relative: string) => fileURLToPath(new URL(`../${relative}`, import.meta.url));

for (const { name, files, limit } of pages) {
  const found = globSync(toPath(files)).filter((file) => existsSync(file));
  if (found.length === 0) {
    console.log(`${name}: not built`);
    continue;
  }
  const bytes = found.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
  const kilobytes = (size: number) => `${Math.round(size / 1000)} kB`;
  console.log(`${name}: ${kilobytes(bytes)} gzipped, limit ${kilobytes(limit)}`);
  if (bytes > limit) process.exitCode = 1;
}
