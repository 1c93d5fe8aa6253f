import { describeConfig } from '../../../../src/config/describe-config.js';
import { loadConfig } from '../../../../src/config/load-config.js';
import { listSettings } from '../../../../src/config/settings/list-settings.js';

const listed = listSettings();
const find = (name: string) => listed.find((setting) => setting.name === name);

describe('the list of settings', () => {
  it('has the name, description, default and accepted values of a setting', () => {
    expect(find('LIMIT_DEPTH')).toEqual({
      name: 'LIMIT_DEPTH',
      description: 'Maximum depth of fields. Fragments add no level; introspection is not counted.',
      default: '15',
      allowed: 'a whole number from 1 to 100',
      secret: false,
      modes: undefined,
    });
    expect(find('GRAPH_API_VERSION')).toMatchObject({ default: 'beta', allowed: 'one of beta, v1.0' });
    expect(find('INLINE_TRACES')).toMatchObject({ default: 'off', allowed: 'one of on, off' });
    expect(find('CORS_ORIGINS')).toMatchObject({ default: 'none' });
    expect(find('INTROSPECTION')).toMatchObject({
      default: 'on; off when UPSTREAM is graph or NODE_ENV is production',
    });
    expect(find('AUTH_READ_ROLE')).toMatchObject({ modes: ['application'] });
  });

  it('has each name once', () => {
    expect(new Set(listed.map(({ name }) => name)).size).toBe(listed.length);
  });

  it('has a one-line description of every setting', () => {
    expect(listed.filter(({ description }) => !/^[A-Z`].*\.$/.test(description))).toEqual([]);
  });

  it('marks the secrets', () => {
    expect(listed.filter(({ secret }) => secret).map(({ name }) => name)).toEqual([
      'AZURE_CLIENT_SECRET',
      'REDIS_URL',
      'REDIS_KEY_SECRET',
      'DOCTOR_TOKEN',
    ]);
  });

  it('shows the defaults that are in force', () => {
    const fixed = listed.filter((setting) => setting.default !== 'unset' && !/\s|_/.test(setting.default));
    const printed = describeConfig({ environment: {} }).split('\n');
    expect(fixed.length).toBeGreaterThan(30);
    expect(printed).toEqual(expect.arrayContaining(fixed.map((s) => `${s.name}: ${s.default} (default)`)));
  });

  it('has defaults that are accepted as values', () => {
    const numbers = listed.filter(({ default: value, modes }) => /^\d+$/.test(value) && !modes);
    const environment = Object.fromEntries(numbers.map((setting) => [setting.name, setting.default]));
    expect(loadConfig(environment)).toEqual(loadConfig({}));
  });
});
