import { ConfigError, loadConfig } from '../../../src/config/load-config.js';
import { listSettings } from '../../../src/config/settings/list-settings.js';
import { commonEnvironments } from './common-environments.js';

function findIssues(environment: Record<string, string>): readonly string[] {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.issues;
    throw error;
  }
  return [];
}

const names = listSettings().map(({ name }) => name);

describe('a variable of the environment', () => {
  it.each([
    ['TRUSTED_DOCUMENT', 'TRUSTED_DOCUMENTS'],
    ['TRUSTED_DOCS', undefined],
    ['TRUSTEDDOCUMENTS', 'TRUSTED_DOCUMENTS'],
    ['trustedDocuments', 'TRUSTED_DOCUMENTS'],
    ['INTROSPECTON', 'INTROSPECTION'],
    ['INTROSPECT', 'INTROSPECTION'],
    ['INTROSPECTION_ENABLED', 'INTROSPECTION'],
    ['ENABLE_INTROSPECTION', 'INTROSPECTION'],
    ['GRAPHQL_INTROSPECTION', 'INTROSPECTION'],
    ['introspection', 'INTROSPECTION'],
    ['CORS_ORIGIN', 'CORS_ORIGINS'],
    ['CORS_ALLOWED_ORIGINS', 'CORS_ORIGINS'],
    ['CORS-ORIGINS', 'CORS_ORIGINS'],
    ['cors_origins', 'CORS_ORIGINS'],
    ['GRAPH_TIMEOUT', 'GRAPH_TIMEOUT_MS'],
    ['GRAPH_URL', 'GRAPH_BASE_URL'],
    ['GRAPH_BASEURL', 'GRAPH_BASE_URL'],
    ['BASE_GRAPH_URL', 'GRAPH_BASE_URL'],
    ['PLAYGROUNDS', 'PLAYGROUND'],
    ['GRAPHQL_PLAYGROUND', 'PLAYGROUND'],
    ['PLAYGROUND_ENABLED', 'PLAYGROUND'],
    ['RATE_LIMIT_PER_MIN', 'RATE_LIMIT_PER_MINUTE'],
    ['RATE_LIMIT', 'RATE_LIMIT_PER_MINUTE'],
    ['RATELIMIT_PER_MINUTE', 'RATE_LIMIT_PER_MINUTE'],
    ['REQUEST_TIMEOUT', 'REQUEST_TIMEOUT_MS'],
    ['UPSTRAEM', 'UPSTREAM'],
    ['NODE_ENVIRONMENT', 'NODE_ENV'],
    ['NODE-ENV', 'NODE_ENV'],
    ['LOGLEVEL', 'LOG_LEVEL'],
    ['PROT', 'PORT'],
    ['PORTT', 'PORT'],
    ['port', 'PORT'],
    ['Host', 'HOST'],
    ['AUTH_CASE_RULE', 'AUTH_CASE_RULES'],
    ['AUTH_CLIENT', 'AUTH_CLIENTS'],
    ['AUTH_SOMETHING', undefined],
    ['LIMIT_SOMETHING', undefined],
    ['AZURE_CLIENT_SECERT', 'AZURE_CLIENT_SECRET'],
    ['AZURE_CLIENT_SECRET_FILES', 'AZURE_CLIENT_SECRET_FILE'],
    ['AZURE_TENANTID', 'AZURE_TENANT_ID'],
    ['azure_tenant_id', 'AZURE_TENANT_ID'],
    ['\uFEFFUPSTREAM', 'UPSTREAM'],
  ])('%s is reported', (name, setting) => {
    const issues = findIssues({ [name]: 'x' });
    const expected = `${name} is not a setting of this server`;
    expect(issues).toEqual([setting === undefined ? expected : `${expected}: did you mean ${setting}?`]);
  });

  it.each(names.filter((name) => name.length > 5))('with %s and one letter missing is reported', (name) => {
    // Not the first letter of the last word, so that the result cannot be another setting.
    const misspelt = name.slice(0, -2) + name.slice(-1);
    expect(findIssues({ [misspelt]: 'x' })).toEqual([
      expect.stringContaining(`${misspelt} is not a setting of this server: did you mean `),
    ]);
  });

  it.each(names.filter((name) => !name.endsWith('_PROXY')))('with %s in lower case is reported', (name) => {
    expect(findIssues({ [name.toLowerCase()]: 'x' })).toEqual([
      `${name.toLowerCase()} is not a setting of this server: did you mean ${name}?`,
    ]);
  });

  it('that is empty is not reported', () => {
    expect(findIssues({ TRUSTED_DOCUMENT: '', AUTH_X: ' ' })).toEqual([]);
  });

  it('with another case on Windows, where it is the same variable, is not reported', () => {
    expect(findIssues({ Port: '4100', PORT: '4100' })).toEqual([]);
  });

  it.each(commonEnvironments)('of %s is not reported', (_, environment) => {
    expect(findIssues(environment)).toEqual([]);
  });
});
