import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createFolder } from '../testkit/folder.js';
import { type Program, runProgram } from '../testkit/process.js';

const program = /* JavaScript */ `
import { createApp, createSubgraphSchema, loadConfig } from 'graph-case-operations';
import { startSandbox } from 'graph-case-operations/sandbox';
import { graphql } from 'graphql';

const sandbox = await startSandbox();
const app = await createApp({
  config: loadConfig({ LOG_LEVEL: 'silent' }),
  sandbox: { url: sandbox.url, token: 'test' },
});
const { data } = await graphql({
  schema: app.subgraph.schema,
  contextValue: await app.subgraph.createContext({}),
  source: 'mutation ($input: UpdateCaseOperationInput!) { updateCaseOperation(input: $input) { caseOperation { status } userErrors { code } } }',
  variableValues: {
    input: {
      caseId: 'b0073e4e-4184-41c6-9eb7-8c8cc3e2288b',
      id: '850c2f64b1ee44a4a69729327aac2b04',
      patch: { status: 'FAILED' },
    },
  },
});
const { sdl } = await createSubgraphSchema();
console.log(JSON.stringify({ ...data.updateCaseOperation, requests: sandbox.journal.describe(), sdl }));
await app.stop();
await sandbox.stop();
`;

const typed = /* TypeScript */ `
import { type App, type Config, ConfigError, createApp, createSubgraphSchema, type GraphQLContext, loadConfig, type Subgraph, type SubgraphSchema } from 'graph-case-operations';
import { type Sandbox, startSandbox } from 'graph-case-operations/sandbox';
import type { GraphQLSchema } from 'graphql';

const sandbox: Sandbox = await startSandbox({ patchStatus: 204 });
const config: Config = loadConfig({ PORT: '0' });
const app: App = await createApp({ config, sandbox: { url: sandbox.url, token: 'test' } });
const subgraph: Subgraph = app.subgraph;
const context: GraphQLContext = await subgraph.createContext({ authorization: 'Bearer t' });
const read: Promise<{ readonly status: string | null } | null> = context.service.getOperation({ caseId: 'a', id: 'b' });
const alone: SubgraphSchema = await createSubgraphSchema();
const schema: GraphQLSchema = alone.schema;
const shown: string = subgraph.formatError({ message: '' }, new ConfigError([])).message;
console.log(schema, shown, await read, config.http.port, config.graph.apiVersion === 'beta');
// @ts-expect-error There is no such version.
console.log(config.graph.apiVersion === 'v2.0');
// @ts-expect-error A configuration is checked once and never changed.
config.http.port = 1;
// @ts-expect-error It is not a string.
await createApp({ config: 'UPSTREAM=graph' });
`;

const typescript = JSON.stringify({
  compilerOptions: { target: 'es2023', module: 'nodenext', strict: true, noEmit: true, skipLibCheck: false },
  include: ['*.ts'],
});

describe('the package, packed and installed in an empty folder', () => {
  const elsewhere = createFolder();
  const installed = join(elsewhere.path, 'node_modules/graph-case-operations');
  let server: Program | undefined;
  beforeAll(async () => {
    elsewhere.write({
      'package.json': '{ "name": "elsewhere", "type": "module" }',
      'program.js': program,
      'typed.ts': typed,
      'tsconfig.json': typescript,
    });
    const packed = await elsewhere.run('npm', 'pack', '--silent', resolve('.'));
    const [tarball = ''] = /^\S+\.tgz$/m.exec(packed.output) ?? [];
    const install = await elsewhere.run('npm', 'install', '--prefer-offline', '--no-audit', `./${tarball}`);
    expect(install).toMatchObject({ code: 0 });
  }, 120_000);
  afterAll(() => server?.end('SIGKILL'));

  it('holds what runs and what describes it, and nothing of how it is made', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: object;
      devDependencies: object;
    };
    expect(readdirSync(installed).sort()).toEqual([
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'dist',
      'docs',
      'package.json',
      'schema.graphql',
    ]);
    const there = readdirSync(join(elsewhere.path, 'node_modules'));
    expect(there).toEqual(
      expect.arrayContaining(Object.keys(dependencies).filter((name) => !name.includes('/'))),
    );
    expect(there).not.toContain('typescript');
    // type-graphql depends on it, on an older version than the tests of the cost.
    expect(there.filter((name) => name in devDependencies)).toEqual(['graphql-query-complexity']);
  });

  it('its command starts from there and serves a mutation', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await elsewhere.run('npx', '--no', '--', 'graph-case-operations', '--version')).toMatchObject({
      code: 0,
      output: expect.stringContaining(version) as string,
    });
    const command = realpathSync(join(elsewhere.path, 'node_modules/.bin/graph-case-operations'));
    server = runProgram({ PORT: '0' }, [], command);
    const [, url = '', body = ''] = await server.waitFor(/^curl (\S+) .* -d '(.*)'$/m);
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', headers, body });
    expect(await answer.json()).toMatchObject({
      data: { updateCaseOperation: { caseOperation: { status: 'SUCCEEDED' }, userErrors: [] } },
    });
    expect(await server.end()).toBe(0);
    expect(server.errors()).not.toContain('rror');
  });

  it('a program imports it and changes an operation', async () => {
    const { code, output } = await elsewhere.run('node', 'program.js');
    expect(code).toBe(0);
    expect(JSON.parse(output)).toEqual({
      caseOperation: { status: 'FAILED' },
      userErrors: [],
      requests: ['PATCH /beta/security/cases/ediscoveryCases/…/operations/…'],
      sdl: readFileSync('schema.graphql', 'utf8'),
    });
  });

  it('its types need only packages that are installed with it', async () => {
    expect(await elsewhere.run('tsc', '-p', '.')).toEqual({ code: 0, output: '' });
    const withoutBrowser = ['--lib', 'es2023', '--types', 'node'];
    expect(await elsewhere.run('tsc', '-p', '.', ...withoutBrowser)).toEqual({ code: 0, output: '' });
  }, 120_000);
});
