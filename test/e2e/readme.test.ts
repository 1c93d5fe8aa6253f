import { readdirSync, readFileSync } from 'node:fs';
import { errorRemedies } from '../../scripts/error-docs.ts';
import { listSettings } from '../../src/config/settings/list-settings.js';
import { errorCatalog } from '../../src/domain/error-catalog.js';
import { listErrorCodes } from '../../src/graphql/errors/error-codes.js';

const readme = readFileSync('README.md', 'utf8');
const lines = readme.trimEnd().split('\n');

/** The first cells of the table rows of a file, where they are names in capitals. */
function firstCells(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name = '']) => name);
}

describe('README.md', () => {
  it('has at most 120 lines', () => {
    expect(lines.length).toBeLessThanOrEqual(120);
  });

  it('states on the first screen that Microsoft has not published the update', () => {
    const firstScreen = lines.slice(0, 24).join('\n');
    expect(firstScreen).toContain('Microsoft has not published this update');
    expect(firstScreen).toContain('NOT_UPDATABLE');
    expect(firstScreen).toContain('npm install && npm start');
  });

  it('has one picture', () => {
    expect(readme.match(/!\[/g)).toHaveLength(1);
  });

  it('leads to every document of docs, directly or by one more link', () => {
    const reached = readdirSync('docs').filter(
      (name) => name.endsWith('.md') && readme.includes(`docs/${name}`),
    );
    const next = reached.map((name) => readFileSync(`docs/${name}`, 'utf8')).join('\n');
    const contributing = readFileSync('CONTRIBUTING.md', 'utf8');
    const unreachable = readdirSync('docs').filter(
      (name) =>
        name.endsWith('.md') &&
        !reached.includes(name) &&
        !next.includes(`(${name}`) &&
        !contributing.includes(`docs/${name}`),
    );
    expect(unreachable).toEqual([]);
  });
});

describe('docs/settings.md', () => {
  it('documents every setting and no other', () => {
    expect(firstCells('docs/settings.md').sort()).toEqual(
      listSettings()
        .map(({ name }) => name)
        .sort(),
    );
  });
});

describe('docs/errors.md', () => {
  it('documents every error code and no other', () => {
    const codes = listErrorCodes()
      .map(({ code }) => code)
      .sort();
    expect(Object.keys(errorRemedies).sort()).toEqual(codes);
    expect([...new Set(firstCells('docs/errors.md'))].sort()).toEqual(codes);
  });
});

describe('docs/tenant.md', () => {
  it('quotes the beginnings of messages as they are', () => {
    const rows = readFileSync('docs/tenant.md', 'utf8').matchAll(/^\| `([A-Z_]+)`: (.+?) +\|/gm);
    const quotes = [...rows].map(([, code = '', beginning = '']) => ({ code, beginning }));
    expect(quotes.length).toBeGreaterThan(10);
    const messages: readonly { code: string; message: string }[] = Object.values(errorCatalog);
    const isQuoted = ({ code, beginning }: (typeof quotes)[number]) =>
      messages.some((entry) => entry.code === code && entry.message.startsWith(beginning));
    expect(quotes.filter((quote) => !isQuoted(quote))).toEqual([]);
  });
});
