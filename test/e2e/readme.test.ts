import { readFileSync } from 'node:fs';
import { settings } from '../../src/config/settings/settings.js';
import { errorCodes } from '../../src/domain/errors.js';
import { requestErrorCodes } from '../../src/graphql/limits/limit-codes.js';

const readme = readFileSync('README.md', 'utf8');

/** The first cells of the rows of the table below a heading. */
function firstCells(heading: string): string[] {
  const [, section = ''] = new RegExp(`## ${heading}\\n(.*?)\\n## `, 's').exec(readme) ?? [];
  return [...section.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name = '']) => name);
}

describe('README.md', () => {
  it('the README documents every setting and no other', () => {
    expect(firstCells('Settings').sort()).toEqual(Object.keys(settings).sort());
  });

  it('the README documents every error code and no other', () => {
    expect(firstCells('Errors').sort()).toEqual([...errorCodes, ...requestErrorCodes].sort());
  });
});
