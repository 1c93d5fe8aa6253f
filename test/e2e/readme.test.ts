import { readFileSync } from 'node:fs';
import { listSettings } from '../../src/config/settings/list-settings.js';
import { errorCodes } from '../../src/domain/errors.js';
import { requestErrorCodes } from '../../src/graphql/limits/limit-codes.js';

const readme = readFileSync('README.md', 'utf8');

/** The first cells of the rows of the table below a heading. */
function firstCells(heading: string): string[] {
  const [, section = ''] = new RegExp(`## ${heading}\\n(.*?)\\n## `, 's').exec(readme) ?? [];
  return [...section.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name = '']) => name);
}

describe('README.md', () => {
  it('documents every setting and no other', () => {
    expect(firstCells('Settings').sort()).toEqual(
      listSettings()
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('documents every error code and no other', () => {
    expect(firstCells('Errors').sort()).toEqual([...errorCodes, ...requestErrorCodes].sort());
  });
});
