import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuthMode } from '../../../../src/config/config.js';
import { describeConfig } from '../../../../src/config/describe-config.js';
import { ConfigError, loadConfig } from '../../../../src/config/load-config.js';
import { authModes } from '../../../../src/config/settings/auth.js';

const tenant = '11111111-aaaa-4aaa-8aaa-000000000001';
const client = 'c11e0000-0000-4000-8000-00000000c11e';
const secret = 'a-very-secret-string';
const ids = { UPSTREAM: 'sandbox', AZURE_TENANT_ID: tenant.toUpperCase(), AZURE_CLIENT_ID: client };

function findIssues(environment: Record<string, string>): readonly string[] {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.issues;
    throw error;
  }
  return [];
}

function file(content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'config-')), 'file.json');
  writeFileSync(path, content);
  return path;
}

describe('the configuration of authentication', () => {
  it('has defaults for everything that is not required', () => {
    const { auth } = loadConfig({ AUTH_MODE: 'on-behalf-of', ...ids, AZURE_CLIENT_SECRET: secret });
    expect(auth).toMatchObject({
      mode: 'on-behalf-of',
      authorityHost: 'https://login.microsoftonline.com',
      homeTenant: tenant,
      tenants: [tenant],
      audiences: [client, `api://${client}`],
      scopes: { read: 'CaseOperation.Read', update: 'CaseOperation.Update' },
      credential: { kind: 'secret', clientId: client },
    });
    expect(JSON.stringify(auth)).not.toContain(secret);
  });

  it('has the mode of AUTH_MODE, for every mode', () => {
    const environments: Readonly<Record<AuthMode, Record<string, string>>> = {
      'on-behalf-of': { ...ids, AZURE_CLIENT_SECRET: secret },
      application: ids,
      passthrough: { UPSTREAM: 'sandbox' },
    };
    expect(Object.keys(environments).sort()).toEqual([...authModes].sort());
    for (const [mode, environment] of Object.entries(environments)) {
      expect(loadConfig({ ...environment, AUTH_MODE: mode }).auth.mode).toBe(mode);
    }
  });

  it.each(['usgov', 'usgovdod'])('uses the authority of the cloud %s', (GRAPH_CLOUD) => {
    const { auth } = loadConfig({ AUTH_MODE: 'application', GRAPH_CLOUD, ...ids });
    expect(auth).toMatchObject({ authorityHost: 'https://login.microsoftonline.us' });
  });

  it('uses DefaultAzureCredential for an application without another credential', () => {
    const { auth } = loadConfig({ AUTH_MODE: 'application', ...ids });
    expect(auth).toMatchObject({ credential: { kind: 'default' }, caseRules: null });
  });

  it.each<[string, Record<string, string>, string[]]>([
    [
      'only the mode',
      { AUTH_MODE: 'on-behalf-of', UPSTREAM: 'graph' },
      [
        'AZURE_TENANT_ID must be set',
        'AZURE_CLIENT_ID must be set',
        'AZURE_CLIENT_SECRET, AZURE_CLIENT_CERT',
      ],
    ],
    [
      'two credentials',
      { AUTH_MODE: 'application', ...ids, AZURE_CLIENT_SECRET: 'x', AZURE_FEDERATED_TOKEN_FILE: file('y') },
      [
        'AUTH_CREDENTIAL must be set, because AZURE_CLIENT_SECRET and AZURE_FEDERATED_TOKEN_FILE are both set',
      ],
    ],
    [
      'a credential that is not set',
      { AUTH_MODE: 'application', ...ids, AUTH_CREDENTIAL: 'certificate' },
      ['AZURE_CLIENT_CERTIFICATE_PATH must be set when AUTH_CREDENTIAL is certificate'],
    ],
    [
      'the default credential for users',
      { AUTH_MODE: 'on-behalf-of', ...ids, AUTH_CREDENTIAL: 'default' },
      ['AUTH_CREDENTIAL must be secret, certificate, workload-identity or managed-identity'],
    ],
    [
      'a managed identity for two tenants',
      {
        AUTH_MODE: 'application',
        ...ids,
        AUTH_CREDENTIAL: 'managed-identity',
        AUTH_TENANTS: `${tenant},${client}`,
      },
      ['AUTH_TENANTS must be AZURE_TENANT_ID'],
    ],
    [
      'several invalid strings',
      {
        AUTH_MODE: 'magic',
        AUTH_TENANTS: 'contoso.com',
        AZURE_TENANT_ID: 'contoso',
        AUTH_READ_SCOPE: 'api://x/y z',
        AZURE_AUTHORITY_HOST: 'http://login.example',
        AUTH_CLOCK_SKEW_SECONDS: '601',
      },
      [
        'AUTH_MODE must be one of',
        'AUTH_TENANTS must be GUIDs',
        'AUTH_READ_SCOPE must be the name',
        'AUTH_CLOCK_SKEW_SECONDS must be',
        'AZURE_TENANT_ID must be a GUID',
        'AZURE_AUTHORITY_HOST must be an https origin',
      ],
    ],
    [
      'a default credential for another tenant',
      { AUTH_MODE: 'application', ...ids, AUTH_TENANTS: client },
      ['AUTH_TENANTS must be AZURE_TENANT_ID'],
    ],
    [
      'a mode without an upstream, a misspelt name and a missing file',
      {
        AUTH_MODE: 'application',
        ...ids,
        UPSTREAM: '',
        AUTH_CASE_RULE: 'x',
        AZURE_CLIENT_CERTIFICATE_PATH: '/nowhere/cert.pem',
      },
      [
        'AZURE_CLIENT_CERTIFICATE_PATH must be the path of a readable file',
        'AUTH_CASE_RULE is not a setting of this server: did you mean AUTH_CASE_RULES?',
        'UPSTREAM must be set to graph or sandbox when AUTH_MODE is application',
      ],
    ],
    [
      'settings without effect in the mode',
      { AUTH_MODE: 'passthrough', AUTH_TENANTS: tenant, AUTH_READ_ROLE: 'x' },
      [
        'AUTH_TENANTS has no effect when AUTH_MODE is passthrough: it is for on-behalf-of and application',
        'AUTH_READ_ROLE has no effect when AUTH_MODE is passthrough: it is for application',
      ],
    ],
    [
      'case rules in passthrough',
      { AUTH_MODE: 'passthrough', AUTH_CASE_RULES: file('{"rules":[]}') },
      ['AUTH_CASE_RULES has no effect when AUTH_MODE is passthrough: it is for application'],
    ],
  ])('%s is reported', (_, environment, expected) => {
    const issues = findIssues(environment);
    expect(issues).toEqual(expected.map((part) => expect.stringContaining(part) as string));
  });

  it.each([
    ['a missing file', '/nowhere/rules.json', 'must be the path of a readable file'],
    ['invalid JSON', file('{'), 'names a file that is not valid JSON'],
    ['an object without rules', file('{}'), 'with invalid content: rules must be a list'],
    [
      'a rule without role and group',
      file('{"rules":[{"read":["*"]}]}'),
      'must have either a role or a group',
    ],
    ['a rule without cases', file('{"rules":[{"role":"a"}]}'), 'must list cases to read or update'],
    ['a group with a name', file('{"rules":[{"group":"g","read":["*"]}]}'), 'GUID of a group'],
    [
      'a rule with a misspelt property',
      file('{"rules":[{"role":"a","reads":["*"],"read":["*"]}]}'),
      'with invalid content: rules.0 must only have role, group, read and update',
    ],
  ])('case rules with %s are reported', (_, path, expected) => {
    expect(findIssues({ AUTH_MODE: 'application', ...ids, AUTH_CASE_RULES: path })).toEqual([
      expect.stringContaining(expected),
    ]);
  });

  it('contains the case rules of the file', () => {
    const AUTH_CASE_RULES = file(
      '{"rules":[{"role":"a","read":["*"]},{"group":"7f7c0000-0000-4000-8000-000000000001","update":["c"]}]}',
    );
    const { auth } = loadConfig({ AUTH_MODE: 'application', ...ids, AUTH_CASE_RULES });
    expect('caseRules' in auth && auth.caseRules?.()).toEqual([
      { role: 'a', read: ['*'], update: [] },
      { group: '7f7c0000-0000-4000-8000-000000000001', read: [], update: ['c'] },
    ]);
  });
});

describe('the printed configuration', () => {
  it('contains the value of every setting, but only whether a secret is set', () => {
    const description = describeConfig({
      environment: { AUTH_MODE: 'on-behalf-of', ...ids, AZURE_CLIENT_SECRET: secret, PORT: '1' },
    });
    expect(description.split('\n')).toEqual(
      expect.arrayContaining([
        'PORT: 1 (environment)',
        'HOST: 127.0.0.1 (default)',
        'UPSTREAM: sandbox (environment)',
        'GRAPH_ODATA_TYPES: on (default)',
        `AUTH_TENANTS: ${tenant} (derived from AZURE_TENANT_ID)`,
        'AUTH_CREDENTIAL: secret (derived from the credential that is set)',
        'AZURE_CLIENT_SECRET: set (environment)',
        'AZURE_CLIENT_CERTIFICATE_PATH: unset',
        'AZURE_AUTHORITY_HOST: https://login.microsoftonline.com (derived from GRAPH_CLOUD)',
      ]) as string[],
    );
    expect(description).not.toContain(secret);
  });

  it('shows that a secret is unset', () => {
    expect(describeConfig({ environment: {} })).toContain('AZURE_CLIENT_SECRET: unset');
  });
});
