import { ConfigError, loadConfig } from '../../../src/config/load-config.js';
import { listSettings } from '../../../src/config/settings/list-settings.js';

type Environment = Parameters<typeof loadConfig>[0];

function findIssues(environment: Environment): readonly string[] {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.issues;
    throw error;
  }
  return [];
}

const allNames = listSettings().map(({ name }) => name);

const defaults = {
  production: false,
  http: {
    host: '127.0.0.1',
    port: 4000,
    deadlineMs: 30_000,
    maxAgeSeconds: 0,
    shutdownTimeoutMs: 30_000,
    bodyTimeoutMs: 30_000,
    bodyBytes: 1_048_576,
    headerBytes: 16_384,
    urlBytes: 8192,
    corsOrigins: [],
    callbackUrls: [],
    drainMs: 0,
    requestsPerMinute: 600,
    batchOperations: 0,
    trustedProxies: [],
    responseTimeoutMs: 60_000,
    unsentBytes: 64 * 1024 * 1024,
    streamsPerCaller: 50,
    connections: 1000,
    playground: true,
  },
  graphql: {
    compiled: true,
    introspection: true,
    inlineTraces: false,
    trustedDocuments: undefined,
    limits: {
      documentBytes: 50_000,
      tokens: 4000,
      depth: 15,
      aliases: 100,
      directives: 50,
      rootFields: 20,
      cost: 200_000,
      entities: 1000,
      listItems: 1000,
      pageSize: 500,
      bulkUpdates: 100,
    },
  },
  upstream: 'sandbox',
  graph: {
    root: 'https://graph.microsoft.com',
    cloud: 'global',
    apiVersion: 'beta',
    odataTypes: true,
    timeoutMs: 10_000,
    requestsPerMinute: 0,
    listThreshold: 2,
    maxPages: 100,
    maxItems: 10_000,
    maxBodyBytes: 8 * 1024 * 1024,
  },
  auth: { mode: 'passthrough' },
  sandbox: { patchStatus: 200, port: 4001 },
  live: { requestsPerMinute: 3 },
  doctor: { token: undefined },
  log: { level: 'info' },
  files: [],
};

/** Settings that accept any word. */
const anyString = new Set([
  'DOCTOR_TOKEN',
  'AUDIT_FILE',
  'HOST',
  'METRICS_HOST',
  'AUTH_AUDIENCES',
  'AUTH_READ_SCOPE',
  'AUTH_UPDATE_SCOPE',
  'AUTH_READ_ROLE',
  'AUTH_UPDATE_ROLE',
  'AZURE_CLIENT_SECRET',
]);

/** Settings whose value is the path of a file. */
const paths = [
  'TRUSTED_DOCUMENTS',
  'AUTH_CASE_RULES',
  'AZURE_CLIENT_CERTIFICATE_PATH',
  'AZURE_FEDERATED_TOKEN_FILE',
];

describe('the configuration', () => {
  it('has the defaults for an empty environment', () => {
    expect(loadConfig({})).toEqual(defaults);
  });

  it('treats empty and blank variables as not set', () => {
    expect(loadConfig(Object.fromEntries(allNames.map((name) => [name, ''])))).toEqual(defaults);
    expect(loadConfig(Object.fromEntries(allNames.map((name) => [name, '  '])))).toEqual(defaults);
  });

  it('ignores variables that are not settings', () => {
    expect(loadConfig({ PATH: '/bin', AZURE_CLIENT_SECRET: 'canary' })).toEqual(defaults);
  });

  it.each<[Environment, object]>([
    [
      { NODE_ENV: 'production', UPSTREAM: 'sandbox' },
      {
        production: true,
        http: { ...defaults.http, playground: false },
        graphql: { ...defaults.graphql, introspection: false },
      },
    ],
    [{ NODE_ENV: 'test' }, { production: false }],
    [{ PORT: '0' }, { http: { ...defaults.http, host: '127.0.0.1', port: 0, deadlineMs: 30_000 } }],
    [
      { PORT: ' 65535 ' },
      { http: { ...defaults.http, host: '127.0.0.1', port: 65_535, deadlineMs: 30_000 } },
    ],
    [{ HOST: '0.0.0.0' }, { http: { ...defaults.http, host: '0.0.0.0', port: 4000, deadlineMs: 30_000 } }],
    [
      { REQUEST_TIMEOUT_MS: '600000' },
      {
        http: {
          ...defaults.http,
          host: '127.0.0.1',
          port: 4000,
          deadlineMs: 600_000,
          shutdownTimeoutMs: 600_000,
        },
      },
    ],
    [
      { UPSTREAM: 'graph', AUTH_MODE: 'passthrough' },
      {
        upstream: 'graph',
        http: { ...defaults.http, playground: false },
        graphql: { ...defaults.graphql, introspection: false },
      },
    ],
    [{ SANDBOX_PATCH_STATUS: '204' }, { sandbox: { patchStatus: 204, port: 4001 } }],
    [{ SANDBOX_PATCH_STATUS: '405' }, { sandbox: { patchStatus: 405, port: 4001 } }],
    [{ SANDBOX_PORT: '5001' }, { sandbox: { patchStatus: 200, port: 5001 } }],
    [{ LOG_LEVEL: 'silent' }, { log: { level: 'silent' } }],
  ])('of %j has %j', (environment, expected) => {
    expect(loadConfig(environment)).toEqual({ ...defaults, ...expected });
  });

  it.each<[Environment, object]>([
    [{ GRAPH_CLOUD: 'usgov' }, { cloud: 'usgov', root: 'https://graph.microsoft.us' }],
    [{ GRAPH_CLOUD: 'usgovdod' }, { cloud: 'usgovdod', root: 'https://dod-graph.microsoft.us' }],
    [
      { UPSTREAM: 'sandbox', GRAPH_CLOUD: 'usgov', GRAPH_BASE_URL: 'https://p.example/g' },
      { cloud: 'usgov', root: 'https://p.example/g' },
    ],
    [{ GRAPH_API_VERSION: 'v1.0' }, { apiVersion: 'v1.0' }],
    [{ GRAPH_ODATA_TYPES: 'off' }, { odataTypes: false }],
    [{ GRAPH_TIMEOUT_MS: '1' }, { timeoutMs: 1 }],
    [{ GRAPH_REQUESTS_PER_MINUTE: '5' }, { requestsPerMinute: 5 }],
    [{ GRAPH_LIST_THRESHOLD: '1' }, { listThreshold: 1 }],
    [{ GRAPH_MAX_PAGES: '10000' }, { maxPages: 10_000 }],
    [{ GRAPH_MAX_ITEMS: '1000000' }, { maxItems: 1_000_000 }],
    [{ GRAPH_MAX_BODY_BYTES: '1024' }, { maxBodyBytes: 1024 }],
  ])('of Microsoft Graph for %j has %j', (environment, expected) => {
    expect(loadConfig(environment).graph).toEqual({ ...defaults.graph, ...expected });
  });

  it.each<[Environment, object]>([
    [{ BODY_TIMEOUT_MS: '1000' }, { bodyTimeoutMs: 1000 }],
    [{ LIMIT_BODY_BYTES: '2048' }, { bodyBytes: 2048 }],
    [{ LIMIT_HEADER_BYTES: '2048' }, { headerBytes: 2048 }],
    [{ LIMIT_URL_BYTES: '128' }, { urlBytes: 128 }],
    [{ LIMIT_BATCH_OPERATIONS: '5' }, { batchOperations: 5 }],
    [{ RATE_LIMIT_PER_MINUTE: '0' }, { requestsPerMinute: 0 }],
    [
      { CORS_ORIGINS: 'https://a.example, http://localhost:3000,' },
      { corsOrigins: ['https://a.example', 'http://localhost:3000'] },
    ],
  ])('of the HTTP server for %j has %j', (environment, expected) => {
    expect(loadConfig(environment).http).toEqual({ ...defaults.http, ...expected });
  });

  it.each<[string, keyof typeof defaults.graphql.limits]>([
    ['LIMIT_DOCUMENT_BYTES', 'documentBytes'],
    ['LIMIT_TOKENS', 'tokens'],
    ['LIMIT_DEPTH', 'depth'],
    ['LIMIT_ALIASES', 'aliases'],
    ['LIMIT_DIRECTIVES', 'directives'],
    ['LIMIT_ROOT_FIELDS', 'rootFields'],
    ['LIMIT_COST', 'cost'],
    ['LIMIT_ENTITIES', 'entities'],
    ['LIMIT_LIST_ITEMS', 'listItems'],
    ['LIMIT_PAGE_SIZE', 'pageSize'],
    ['LIMIT_BULK_UPDATES', 'bulkUpdates'],
  ])('has the value of %s in limits.%s', (name, limit) => {
    expect(loadConfig({ [name]: '77' }).graphql.limits).toEqual({ ...defaults.graphql.limits, [limit]: 77 });
  });

  it.each<[Environment, boolean]>([
    [{ INTROSPECTION: 'off' }, false],
    [{ NODE_ENV: 'production', UPSTREAM: 'sandbox', INTROSPECTION: 'on' }, true],
  ])('the introspection of %j does not depend on NODE_ENV', (environment, expected) => {
    expect(loadConfig(environment).graphql.introspection).toBe(expected);
  });

  it.each<[Environment, boolean]>([
    [{ PLAYGROUND: 'off' }, false],
    [{ NODE_ENV: 'production', UPSTREAM: 'sandbox', PLAYGROUND: 'on' }, true],
  ])('the playground of %j does not depend on NODE_ENV', (environment, expected) => {
    expect(loadConfig(environment).http.playground).toBe(expected);
  });

  it('is deeply frozen', () => {
    const config = loadConfig({});
    const parts = Object.values(config).filter((part) => typeof part === 'object');
    expect(parts).toHaveLength(9);
    expect([config, ...parts].every((part) => Object.isFrozen(part))).toBe(true);
  });
});

describe('an invalid setting', () => {
  it.each([
    ['PORT', ['-1', '65536', '4000.5', '0x10', '1e3', '+1', 'http', '999999999999999999']],
    ['BODY_TIMEOUT_MS', ['0', '600001', '30s']],
    ['CORS_ORIGINS', ['*', 'null', 'a.example', 'https://a.example/', 'https://a.example/x', 'ftp://a']],
    ['CORS_ORIGINS', ['https://a.example https://b.example', 'https://A.example', 'https://a.example:443']],
    ['RATE_LIMIT_PER_MINUTE', ['-1', '1000001', 'many']],
    ['INTROSPECTION', ['true', 'ON']],
    ['PLAYGROUND', ['true', 'ON']],
    ['INLINE_TRACES', ['true', 'ON']],
    ['LIMIT_BODY_BYTES', ['0', '1MB', '999999999']],
    ['LIMIT_DEPTH', ['0', '1001', 'deep']],
    ['LIMIT_BATCH_OPERATIONS', ['-1', '1001', 'off']],
    ['TRUSTED_DOCUMENTS', ['/nothing/here.json', 'src', 'README.md']],
    ['UPSTREAM', ['azure', 'Graph', 'sandbox,graph']],
    ['GRAPH_CLOUD', ['mars', 'GLOBAL', 'china', '__proto__', 'constructor']],
    ['GRAPH_API_VERSION', ['v2.0', '1.0', '/beta']],
    ['GRAPH_ODATA_TYPES', ['yes', 'true', '1']],
    ['REQUEST_TIMEOUT_MS', ['0', '600001', '30s']],
    ['GRAPH_REQUESTS_PER_MINUTE', ['-1', '1', '2', '1000001', 'five']],
    ['READ_MAX_AGE_SECONDS', ['-1', '86401', '1m']],
    ['LIMIT_STREAMS', ['0', '1000001', 'all']],
    ['LIVE_REQUESTS_PER_MINUTE', ['0', '1000001', 'some']],
    ['GRAPH_LIST_THRESHOLD', ['0', '1000001', 'never']],
    ['GRAPH_TIMEOUT_MS', ['0', '600001', '30s']],
    ['GRAPH_MAX_PAGES', ['0', '10001', 'all']],
    ['GRAPH_MAX_ITEMS', ['0', '1000001', 'all']],
    ['GRAPH_MAX_BODY_BYTES', ['1023', '1073741825', '8MB']],
    ['AUTH_MODE', ['none', 'Passthrough']],
    ['SANDBOX_PATCH_STATUS', ['500', '20', 'ok']],
    ['SANDBOX_PORT', ['-1', '65536', 'x']],
    ['LOG_LEVEL', ['loud', 'INFO', 'trace']],
  ])('%s is reported once by its name', (name, values) => {
    for (const value of values) {
      expect([value, findIssues({ [name]: value })]).toEqual([
        value,
        [expect.stringMatching(new RegExp(`^${name} .+`)) as string],
      ]);
    }
  });

  it('is reported together with all others, including rules between settings', () => {
    const issues = findIssues({
      PORT: 'x',
      LOG_LEVEL: 'loud',
      GRAPH_CLOUD: 'china',
      GRAPH_BASE_URL: 'ftp://x',
      UPSTREAM: 'graph',
    });
    expect(issues.map((issue) => issue.split(' ')[0]).sort()).toEqual([
      'AUTH_MODE',
      'GRAPH_BASE_URL',
      'GRAPH_CLOUD',
      'LOG_LEVEL',
      'PORT',
    ]);
  });

  it('has one line in the message of the error', () => {
    const issues = findIssues({ PORT: 'x', LOG_LEVEL: 'loud' });
    const lines = new ConfigError(issues).message.split('\n');
    expect(lines[0]).toBe('The configuration has 2 issues:');
    expect(lines.slice(1)).toEqual(issues.map((issue) => `  - ${issue}`));
    expect(() => loadConfig({ PORT: 'x', LOG_LEVEL: 'loud' })).toThrow(ConfigError);
  });

  it('is never quoted, because it could be a secret, unless it is the path of a file', () => {
    const names = allNames.filter((name) => !anyString.has(name) && !paths.includes(name));
    const issues = findIssues(Object.fromEntries(names.map((name) => [name, 'canary-7f3a'])));
    expect(issues).toHaveLength(names.length);
    expect(new ConfigError(issues).message).not.toContain('canary');
    const environment = { ...Object.fromEntries(paths.map((name) => [name, 'canary-7f3a'])), AUTH_MODE: 'x' };
    expect(findIssues(environment).filter((issue) => !issue.startsWith('AUTH_MODE'))).toEqual(
      paths.map((name) => `${name} must be the path of a readable file: it does not exist (canary-7f3a)`),
    );
    expect(findIssues({ AZURE_CLIENT_SECRET_FILE: 'canary-7f3a' })).toEqual([
      'AZURE_CLIENT_SECRET_FILE must be the path of a readable file: it does not exist',
    ]);
    const issuesOfUrl = findIssues({
      GRAPH_BASE_URL: 'https://anna:canary@graph.microsoft.com/?canary#canary',
    });
    expect(issuesOfUrl.join()).toMatch(/^GRAPH_BASE_URL (?!.*canary)/);
  });

  it('explains why the cloud cannot be china', () => {
    expect(findIssues({ GRAPH_CLOUD: 'china' })).toEqual([
      expect.stringMatching(/^GRAPH_CLOUD .*21Vianet/) as string,
    ]);
  });
});

describe('rules between settings', () => {
  it.each<[string, Environment]>([
    ['unset', { NODE_ENV: 'production' }],
    ['empty', { NODE_ENV: 'production', UPSTREAM: ' ' }],
  ])('UPSTREAM must not be %s in production', (_, environment) => {
    expect(findIssues(environment)).toEqual([expect.stringMatching(/^UPSTREAM /) as string]);
  });

  it.each<[string, Environment]>([
    ['unset', { UPSTREAM: 'graph' }],
    ['empty', { UPSTREAM: 'graph', AUTH_MODE: '' }],
  ])('AUTH_MODE must not be %s for Microsoft Graph', (_, environment) => {
    expect(findIssues(environment)).toEqual([expect.stringMatching(/^AUTH_MODE /) as string]);
  });

  it('accept a complete configuration for Microsoft Graph in production', () => {
    const environment = { NODE_ENV: 'production', UPSTREAM: 'graph', AUTH_MODE: 'passthrough' };
    expect(loadConfig(environment)).toMatchObject({ production: true, upstream: 'graph' });
  });
});

describe('GRAPH_BASE_URL', () => {
  it('requires UPSTREAM, because the sandbox would be used in its place', () => {
    expect(findIssues({ GRAPH_BASE_URL: 'http://127.0.0.1:9999' })).toEqual([
      'UPSTREAM must be set when GRAPH_BASE_URL is set: graph uses it, sandbox ignores it',
    ]);
  });

  it.each(['https://graph.microsoft.com/beta', 'https://graph.microsoft.com/v1.0/'])(
    'must not end in the version, as in %s',
    (root) => {
      expect(findIssues({ UPSTREAM: 'sandbox', GRAPH_BASE_URL: root })).toEqual([
        expect.stringContaining('GRAPH_API_VERSION') as string,
      ]);
    },
  );

  it.each([
    'https://graph.microsoft.com',
    'https://proxy.example:8443/prefix',
    'http://127.0.0.1:4001',
    'http://127.8.9.10',
    'http://localhost:4001/x',
    'http://LOCALHOST',
    'http://[::1]:4001',
  ])('may be %s', (root) => {
    expect(loadConfig({ UPSTREAM: 'sandbox', GRAPH_BASE_URL: root }).graph.root).toBe(root);
  });

  it.each([
    'graph.microsoft.com',
    '//graph.microsoft.com',
    '/beta',
    'ftp://graph.microsoft.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://',
    'http://graph.microsoft.com',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://evil.example/127.0.0.1',
    'http://128.0.0.1',
    'http://0.0.0.0',
    'http://[::2]',
    'http://10.0.0.1',
    'https://user@graph.microsoft.com',
    'https://user:secret@graph.microsoft.com',
    'http://localhost@evil.example',
    'https://graph.microsoft.com?x=1',
    'https://graph.microsoft.com/#x',
  ])('must not be %s', (root) => {
    expect(findIssues({ UPSTREAM: 'sandbox', GRAPH_BASE_URL: root })).toEqual([
      expect.stringMatching(/^GRAPH_BASE_URL /) as string,
    ]);
  });
});
