/** Writes schema.graphql from the built schema; with --check, fails when the file differs. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createSubgraphSchema } from '../dist/graphql/schema.js';

const file = new URL('../schema.graphql', import.meta.url);
const { sdl } = await createSubgraphSchema();

if (!process.argv.includes('--check')) {
  writeFileSync(file, sdl);
} else if (readFileSync(file, 'utf8') !== sdl) {
  console.error('schema.graphql is out of date. Run: npm run schema:emit');
  process.exitCode = 1;
}
