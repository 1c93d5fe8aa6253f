/** Writes the generated tables of docs/settings.md and docs/errors.md; with --check, fails when a file differs. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { listSettings } from '../dist/config/settings/list-settings.js';
import { errorCatalog } from '../dist/domain/error-catalog.js';
import { httpErrorCodes } from '../dist/graphql/limits/limit-codes.js';
import { errorCodesTable, errorMessagesTable, replaceBlock, settingsTable } from './docs-tables.ts';
import { errorCodeDocs, requestErrorDocs } from './error-docs.ts';

const root = resolve(import.meta.dirname, '..');

/** The HTTP status of a request that is rejected before it is executed; 400 for every limit of GraphQL. */
function getStatus(code: string): number {
  return Object.hasOwn(httpErrorCodes, code) ? httpErrorCodes[code as keyof typeof httpErrorCodes] : 400;
}

const codes = Object.entries(errorCodeDocs).map(([code, doc]) => ({ code, ...doc }));
const requestCodes = Object.entries(requestErrorDocs).map(([code, doc]) => ({
  code,
  where: `HTTP ${getStatus(code)}`,
  ...doc,
}));
const messages = Object.entries(errorCatalog)
  .filter(([, { message }]) => message !== '')
  .map(([reason, { code, message }]) => ({ reason, code, message }));

const blocks = [
  { file: 'docs/settings.md', name: 'settings', content: settingsTable(listSettings()) },
  { file: 'docs/errors.md', name: 'codes', content: errorCodesTable(codes) },
  { file: 'docs/errors.md', name: 'request-codes', content: errorCodesTable(requestCodes) },
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
