import { inspect } from 'node:util';
import { z } from 'zod';
import { formatSettings, listSettingsInForce } from '../../../src/config/describe-config.js';
import { loadConfig } from '../../../src/config/load-config.js';
import { Secret } from '../../../src/config/secret.js';
import { readSettings } from '../../../src/config/settings/read-settings.js';
import type { SettingGroup } from '../../../src/config/settings/setting.js';
import { secret, type ValueType } from '../../../src/config/settings/value-types.js';

const canary = 'canary-7f3a';

/** A value of several parts, one of them secret. */
const database: ValueType<{ readonly user: string; readonly password: Secret }> = {
  allowed: 'user:password',
  schema: z.string().transform((value) => {
    const [user = '', password = ''] = value.split(':');
    return { user, password: new Secret(password) };
  }),
};

const table = {
  cache: { key: { name: 'COLOUR', description: 'A secret with a harmless name.', type: secret } },
  database: { name: 'DATABASE', description: 'A value that contains a secret.', type: database },
} satisfies SettingGroup;

describe('a secret', () => {
  it('is only readable with reveal', () => {
    const value = new Secret(canary);
    expect(value.reveal()).toBe(canary);
    const shown = [String(value), value.toString(), JSON.stringify({ value }), inspect({ value })];
    expect(shown).toEqual(['set', 'set', '{"value":"set"}', '{ value: set }']);
    expect(Object.entries(value)).toEqual([]);
  });
});

describe('a new setting with a secret value', () => {
  const print = (environment: Record<string, string>) =>
    formatSettings(
      listSettingsInForce(
        table,
        readSettings(table, [{ name: 'environment', values: environment }]),
        loadConfig({}),
      ),
    );

  it('is not printed, whatever its name and its place in the value', () => {
    expect(print({ COLOUR: canary, DATABASE: `anna:${canary}` }).split('\n')).toEqual([
      'COLOUR: set (environment)',
      'COLOUR_FILE: unset',
      'DATABASE: set (environment)',
    ]);
  });

  it('is printed as unset when it is not set', () => {
    expect(print({})).toBe('COLOUR: unset\nCOLOUR_FILE: unset\nDATABASE: unset');
  });
});
