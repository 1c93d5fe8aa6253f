import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig } from '../../../src/config/load-config.js';

const folder = mkdtempSync(join(tmpdir(), 'case-operations-'));
const ids = {
  UPSTREAM: 'sandbox',
  AZURE_TENANT_ID: '11111111-aaaa-4aaa-8aaa-000000000001',
  AZURE_CLIENT_ID: 'c11e0000-0000-4000-8000-00000000c11e',
};

function file(content: string | Buffer): string {
  const path = join(mkdtempSync(join(folder, 'file-')), 'file');
  writeFileSync(path, content);
  return path;
}

function findIssues(environment: Record<string, string>): readonly string[] {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.issues;
    throw error;
  }
  return [];
}

/** The settings that name a file, in an environment where they have an effect. */
const settings: [string, Record<string, string>][] = [
  ['TRUSTED_DOCUMENTS', {}],
  ['AUTH_CASE_RULES', { AUTH_MODE: 'application', ...ids }],
  ['AZURE_CLIENT_CERTIFICATE_PATH', { AUTH_MODE: 'on-behalf-of', ...ids }],
  ['AZURE_FEDERATED_TOKEN_FILE', { AUTH_MODE: 'on-behalf-of', ...ids }],
  ['AZURE_CLIENT_SECRET_FILE', { AUTH_MODE: 'on-behalf-of', ...ids }],
];

const files: [string, string][] = [
  ['is UTF-16: save it as UTF-8', file(Buffer.from('\uFEFF{}', 'utf16le'))],
  ['is UTF-16: save it as UTF-8', file(Buffer.from('\uFEFF{}', 'utf16le').swap16())],
  ['has NUL bytes, as UTF-16 does: save it as UTF-8', file(Buffer.from('{}', 'utf16le'))],
  ['is not valid UTF-8', file(Buffer.from('{"\u00fc":1}', 'latin1'))],
  ['is a directory', folder],
  ['is not a regular file', '/dev/null'],
  ['does not exist', join(folder, 'none')],
];

describe.each(settings)('the file of %s', (name, environment) => {
  it.each(files)('is refused when it %s', (reason, path) => {
    const shown = name === 'AZURE_CLIENT_SECRET_FILE' ? '' : ` (${path})`;
    expect(findIssues({ ...environment, [name]: path })).toEqual([
      `${name} must be the path of a readable file: it ${reason}${shown}`,
    ]);
  });
});

describe('a file with a byte order mark', () => {
  it('is read without it', () => {
    const AUTH_CASE_RULES = file('\uFEFF{"rules":[{"role":"a","read":["*"]}]}');
    const { auth } = loadConfig({ AUTH_MODE: 'application', ...ids, AUTH_CASE_RULES });
    expect('caseRules' in auth && auth.caseRules?.()).toEqual([{ role: 'a', read: ['*'], update: [] }]);
  });
});

describe('AZURE_CLIENT_SECRET_FILE', () => {
  const obo = { AUTH_MODE: 'on-behalf-of', ...ids };

  it.each([
    ['nothing more', 'canary'],
    ['a line break', 'canary\n'],
    ['a Windows line break', 'canary\r\n'],
    ['a byte order mark', '\uFEFFcanary\n'],
  ])('gives the secret of a file with %s', (_, content) => {
    const { auth } = loadConfig({ ...obo, AZURE_CLIENT_SECRET_FILE: file(content) });
    const credential = 'credential' in auth ? auth.credential : undefined;
    expect(credential?.kind === 'secret' && credential.secret.reveal()).toBe('canary');
  });

  it.each([
    ['empty', '', 'AZURE_CLIENT_SECRET_FILE names a file that is empty'],
    ['blank', ' \n', 'AZURE_CLIENT_SECRET_FILE names a file that is empty'],
    ['of two lines', 'canary\ncanary\n', 'AZURE_CLIENT_SECRET_FILE names a file that has more than one line'],
  ])('must not name a file that is %s', (_, content, issue) => {
    expect(findIssues({ ...obo, AZURE_CLIENT_SECRET_FILE: file(content) })).toEqual([issue]);
  });

  it('must not be set together with the secret', () => {
    const environment = { ...obo, AZURE_CLIENT_SECRET: 'a', AZURE_CLIENT_SECRET_FILE: file('b') };
    expect(findIssues(environment)).toEqual([
      'AZURE_CLIENT_SECRET and AZURE_CLIENT_SECRET_FILE must not both be set',
    ]);
  });

  it('has no effect with the default credential, which does not read it', () => {
    const environment = { ...ids, AUTH_MODE: 'application', AUTH_CREDENTIAL: 'default' };
    expect(findIssues({ ...environment, AZURE_CLIENT_SECRET_FILE: file('b') })).toEqual([
      expect.stringContaining('AZURE_CLIENT_SECRET_FILE has no effect'),
    ]);
  });
});

describe('AUTH_CLIENTS', () => {
  it('is a list of client ids, in lower case', () => {
    const AUTH_CLIENTS = 'C11E0000-0000-4000-8000-00000000AAAA, c11e0000-0000-4000-8000-00000000bbbb';
    const { auth } = loadConfig({ AUTH_MODE: 'application', ...ids, AUTH_CLIENTS });
    expect(auth).toMatchObject({
      clients: ['c11e0000-0000-4000-8000-00000000aaaa', 'c11e0000-0000-4000-8000-00000000bbbb'],
    });
    expect(findIssues({ AUTH_MODE: 'application', ...ids, AUTH_CLIENTS: 'my-app' })).toEqual([
      'AUTH_CLIENTS must be GUIDs of applications, separated by commas',
    ]);
    expect(findIssues({ AUTH_MODE: 'passthrough', AUTH_CLIENTS: ids.AZURE_CLIENT_ID })).toEqual([
      expect.stringContaining('AUTH_CLIENTS has no effect'),
    ]);
  });
});
