/**
 * Compares schema.graphql with the last release, and fails for a breaking change that is not declared in
 * releases/breaking-changes.json. With --release, saves the schema as that of the version in package.json.
 */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { breakingChanges, type Declarations, validateDeclarations } from './breaking-changes.ts';

const root = resolve(import.meta.dirname, '..');
const read = (name: string) => readFileSync(resolve(root, name), 'utf8');

/** The versions in `releases`, in ascending order. */
function listReleases(): string[] {
  const versions = readdirSync(resolve(root, 'releases')).flatMap(
    (name) => /^schema-(.+)\.graphql$/.exec(name)?.slice(1) ?? [],
  );
  return versions.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

const declarations = 'releases/breaking-changes.json';

if (process.argv.includes('--release')) {
  const { version } = JSON.parse(read('package.json')) as { version: string };
  copyFileSync(resolve(root, 'schema.graphql'), resolve(root, `releases/schema-${version}.graphql`));
  writeFileSync(
    resolve(root, declarations),
    `${JSON.stringify({ since: version, changes: [] }, undefined, 2)}\n`,
  );
} else {
  const last = listReleases().at(-1) ?? '';
  const changes = breakingChanges(read(`releases/schema-${last}.graphql`), read('schema.graphql'));
  const errors = validateDeclarations(changes, JSON.parse(read(declarations)) as Declarations, last);
  for (const error of errors) console.error(`${declarations}: ${error}`);
  if (errors.length > 0) process.exitCode = 1;
}
