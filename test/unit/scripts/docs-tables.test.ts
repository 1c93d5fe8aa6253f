import {
  errorCodesTable,
  errorMessagesTable,
  replaceBlock,
  settingsTable,
} from '../../../scripts/docs-tables.ts';

describe('the generated tables of docs', () => {
  it('show a setting with its default, its values and its description', () => {
    const setting = { name: 'PORT', default: '`4000`', allowed: '0 to 65535', description: 'The port.' };
    expect(settingsTable([{ ...setting, modes: undefined, secret: false }]).split('\n')).toEqual([
      '| variable | default | values | description |',
      '| --- | --- | --- | --- |',
      '| `PORT` | `4000` | 0 to 65535 | The port. |',
    ]);
  });

  it('mark a secret', () => {
    const setting = { name: 'KEY', default: 'none', allowed: 'a string', description: 'The key.' };
    expect(settingsTable([{ ...setting, modes: undefined, secret: true }])).toContain(
      '| The key. A secret. |',
    );
  });

  it('escape a bar and a line break in a cell', () => {
    const place = { location: 'both', httpStatus: 200 } as const;
    const table = errorCodesTable([{ code: 'A', ...place, meaning: 'x|y', remedy: 'one\ntwo' }]);
    expect(table.split('\n').at(-1)).toBe('| `A` | `userErrors` or `errors` | 200 | x\\|y | one two |');
  });

  it('group the messages by code, in the order of the catalog', () => {
    const table = errorMessagesTable([
      { code: 'B', reason: 'first', message: '1' },
      { code: 'A', reason: 'second', message: '2' },
      { code: 'B', reason: 'third', message: '3' },
    ]);
    expect([...table.matchAll(/`(first|second|third)`/g)].map(([, reason]) => reason)).toEqual([
      'first',
      'third',
      'second',
    ]);
  });
});

describe('a block of a file', () => {
  const file = 'before\n\n<!-- generated: one -->\nold\n<!-- end: one -->\n\nafter\n';

  it('is replaced, and everything around it is kept', () => {
    const replaced = replaceBlock(file, 'one', 'new');
    expect(replaced).toBe('before\n\n<!-- generated: one -->\n\nnew\n\n<!-- end: one -->\n\nafter\n');
    expect(replaceBlock(replaced, 'one', 'new')).toBe(replaced);
  });

  it('must exist', () => {
    expect(() => replaceBlock(file, 'two', 'new')).toThrow('<!-- generated: two -->');
  });
});
