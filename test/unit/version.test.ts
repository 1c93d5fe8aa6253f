import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../src/version.js';

it('the version equals that of package.json', () => {
  const json = readFileSync(join(__dirname, '../../package.json'), 'utf8');
  expect(version).toBe((JSON.parse(json) as { version: string }).version);
});
