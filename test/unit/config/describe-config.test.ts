import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeConfig, formatSettings, listSettingsInForce } from '../../../src/config/describe-config.js';
import { loadConfig } from '../../../src/config/load-config.js';
import { readSettings } from '../../../src/config/settings/read-settings.js';
import { stringThat } from '../../../src/config/settings/value-types.js';

type Shown = Record<string, { value: unknown; source: unknown }>;

const describeJson = (environment: Record<string, string>, commandLine: Record<string, string> = {}) =>
  JSON.parse(describeConfig({ environment, commandLine }, { json: true })) as Shown;

const open = { INTROSPECTION: 'on', PLAYGROUND: 'on' };

describe('introspection and the playground', () => {
  it.each<[Record<string, string>, string]>([
    [{}, 'on'],
    [{ UPSTREAM: 'sandbox', NODE_ENV: 'production' }, 'off'],
    [{ UPSTREAM: 'graph', AUTH_MODE: 'passthrough' }, 'off'],
    [{ UPSTREAM: 'graph', AUTH_MODE: 'passthrough', NODE_ENV: 'development' }, 'off'],
    [{ UPSTREAM: 'graph', AUTH_MODE: 'passthrough', GRAPH_BASE_URL: 'http://127.0.0.1:4001' }, 'off'],
    [{ UPSTREAM: 'graph', AUTH_MODE: 'passthrough', ...open }, 'on'],
    [{ UPSTREAM: 'graph', AUTH_MODE: 'passthrough', NODE_ENV: 'production', ...open }, 'on'],
  ])('of %j are %s, as config prints', (environment, expected) => {
    const config = loadConfig(environment);
    expect([config.graphql.introspection, config.http.playground]).toEqual(Array(2).fill(expected === 'on'));
    const source = 'PLAYGROUND' in environment ? 'environment' : 'derived from UPSTREAM and NODE_ENV';
    expect(describeJson(environment)).toMatchObject({
      INTROSPECTION: { value: expected, source },
      PLAYGROUND: { value: expected, source },
    });
    expect(describeConfig({ environment }).split('\n')).toContain(`PLAYGROUND: ${expected} (${source})`);
  });
});

describe('the printed configuration', () => {
  it('names the source of each value', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'case-operations-')), 'secret');
    writeFileSync(path, 'canary\n');
    const environment = {
      NODE_ENV: 'Production',
      UPSTREAM: 'graph',
      AUTH_MODE: 'on-behalf-of',
      AZURE_TENANT_ID: '11111111-aaaa-4aaa-8aaa-000000000001',
      AZURE_CLIENT_ID: 'c11e0000-0000-4000-8000-00000000c11e',
      AZURE_CLIENT_SECRET_FILE: path,
      CORS_ORIGINS: 'https://a.example,https://b.example',
      PORT: '4100',
    };
    const shown = describeJson(environment, { PORT: '4200' });
    expect(shown).toMatchObject({
      NODE_ENV: { value: 'production', source: 'environment' },
      PORT: { value: 4200, source: 'command line' },
      LOG_LEVEL: { value: 'info', source: 'default' },
      CORS_ORIGINS: { value: ['https://a.example', 'https://b.example'], source: 'environment' },
      GRAPH_BASE_URL: { value: 'https://graph.microsoft.com', source: 'derived from GRAPH_CLOUD' },
      AZURE_CLIENT_SECRET: { value: 'set', source: 'AZURE_CLIENT_SECRET_FILE' },
      AZURE_CLIENT_SECRET_FILE: { value: path, source: 'environment' },
      TRUSTED_DOCUMENTS: { value: null, source: null },
    });
    expect(JSON.stringify(shown)).not.toContain('canary');
  });

  it.each([
    ['http://anna:canary@proxy.example:8080', 'http://…@proxy.example:8080'],
    ['http://anna:can@ary@proxy.example:8080/a@b', 'http://…@proxy.example:8080/a@b'],
    ['anna:canary@proxy.example:8080', '…@proxy.example:8080'],
    ['https://proxy.example/a@b', 'https://proxy.example/a@b'],
  ])('shows %s without the password', (value, expected) => {
    const table = { proxy: { name: 'PROXY', description: 'A URL.', type: stringThat('a URL', () => true) } };
    const reading = readSettings(table, [{ name: 'environment', values: { PROXY: value } }]);
    expect(formatSettings(listSettingsInForce(table, reading, loadConfig({})))).toBe(
      `PROXY: ${expected} (environment)`,
    );
  });
});
