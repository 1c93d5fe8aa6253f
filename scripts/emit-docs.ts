/** Writes the generated tables of docs/settings.md and docs/errors.md; with --check, fails when a file differs. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { listSettings } from '../dist/config/settings/list-settings.js';
import { errorCatalog } from '../dist/domain/error-catalog.js';
import { listErrorCodes } from '../dist/graphql/errors/error-codes.js';
import {
  type ErrorCodeDoc,
  errorCodesTable,
  errorMessagesTable,
  replaceBlock,
  settingsTable,
} from './docs-tables.ts';
import { errorRemedies } from './error-docs.ts';

const root = resolve(import.meta.dirname, '..');

function getRemedy(code: string): string {
  const remedy = Object.entries(errorRemedies).find(([name]) => name === code)?.[1];
  if (remedy === undefined) throw new Error(`scripts/error-docs.ts has no remedy for ${code}.`);
  return remedy;
}

const codes: readonly ErrorCodeDoc[] = listErrorCodes().map((info) => ({
  ...info,
  remedy: getRemedy(info.code),
}));
/** Codes of the error catalog; all others belong to requests that are not executed. */
const isInCatalog = ({ code }: ErrorCodeDoc) =>
  Object.values(errorCatalog).some((entry) => entry.code === code);
const messages = Object.entries(errorCatalog)
  .filter(([, { message }]) => message !== '')
  .map(([reason, { code, message }]) => ({ reason, code, message }));

const blocks = [
  { file: 'docs/settings.md', name: 'settings', content: settingsTable(listSettings()) },
  { file: 'docs/errors.md', name: 'codes', content: errorCodesTable(codes.filter(isInCatalog)) },
  {
    file: 'docs/errors.md',
    name: 'request-codes',
    content: errorCodesTable(codes.filter((code) => !isInCatalog(code))),
  },
  { file: 'docs/errors.md', name: 'messages', content: errorMessagesTable(messages) },
];

const check = process.argv.includes('--check');
for (const file of new Set(blocks.map((block) => block.file))) {
  const path = resolve(root, file);
  const present = readFileSync(path, 'utf8');
  const filled = blocks
    .filter((block) => block.file === file)
    .reduce((markdown, { name, content }) => replaceBlock(markdown, name, content), present);
  const wanted = await format(filled, { ...(await resolveConfig(path)), filepath: path });
  if (check && wanted !== present) {
    console.error(`${file} does not match the code. Run: npm run docs:emit`);
    process.exitCode = 1;
  } else if (!check) {
    writeFileSync(path, wanted);
  }
}
