import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.js';
import { type Entra, startEntra } from '../testkit/entra/start-entra.js';
import { runProgram } from '../testkit/process.js';

const operation = 'b0073e4e-4184-41c6-9eb7-8c8cc3e2288b/850c2f64b1ee44a4a69729327aac2b04';
const token = 'CANARY-token-of-a-user';

describe('the command doctor of the built program', () => {
  let sandbox: Sandbox;
  let passthrough: Record<string, string>;
  beforeEach(async () => {
    sandbox = await startSandbox();
    passthrough = { UPSTREAM: 'graph', AUTH_MODE: 'passthrough', GRAPH_BASE_URL: sandbox.url };
  });
  afterEach(() => sandbox.stop());

  const doctor = async (environment: Record<string, string>, ...args: string[]) => {
    const program = runProgram(environment, ['doctor', ...args]);
    const code = await program.exited;
    expect(program.output() + program.errors()).not.toMatch(/CANARY|substrate/);
    // Colours are for terminals.
    expect(program.output()).not.toContain('\u001b');
    return { code, output: program.output(), errors: program.errors() };
  };

  it('without settings it says that nothing needs setting up, and exits with 0', async () => {
    const { code, output, errors } = await doctor({});
    expect([code, errors]).toEqual([0, '']);
    expect(output).toMatch(/^ok +Configuration\n.*nothing needs setting up/);
    expect(output).toContain('set UPSTREAM=graph');
  });

  it('announces its requests before the results, and exits with 0', async () => {
    const { code, output } = await doctor({ ...passthrough, DOCTOR_TOKEN: token }, '--write', operation);
    expect(code).toBe(0);
    expect(output).toMatch(/Sending up to 4 eDiscovery requests[^]*\nok +Listing cases[^]*\nok +Writing/);
    expect(output).toMatch(/No problem found, .* requests sent: 4\.\n$/);
    expect(sandbox.journal.count('PATCH')).toBe(1);
  });

  it('exits with 1 for a missing role, with the steps to take', async () => {
    const { code, output } = await doctor({ ...passthrough, DOCTOR_TOKEN: 'no-role' });
    expect(code).toBe(1);
    expect(output).toMatch(/^PROBLEM +Listing cases\n.*401 Unauthorized, request-id [\da-f-]{36}/m);
    expect(output).toMatch(/-> Purview portal[^]*Source: microsoft-graph-docs-contrib#8911/);
    expect(output).toContain('Found 1 problem');
  });

  it('prints JSON alone on standard output', async () => {
    const { code, output, errors } = await doctor({ ...passthrough, DOCTOR_TOKEN: token }, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ ok: true, requests: { announced: 2, sent: 2 } });
    expect(errors).toMatch(/^Sending up to 2 eDiscovery requests.*\n$/);
  });

  it('reads the token from a file', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'case-operations-')), 'token');
    writeFileSync(path, `${token}\n`);
    expect((await doctor(passthrough, '--token-file', path)).code).toBe(0);
    expect(sandbox.journal.count()).toBe(3);
  });

  it('reads the token from standard input', async () => {
    const child = spawn(process.execPath, [resolve('dist/bin.js'), 'doctor', '--token-file', '-'], {
      cwd: mkdtempSync(join(tmpdir(), 'case-operations-')),
      env: { PATH: process.env['PATH'] ?? '', ...passthrough },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    child.stdin.end(`${token}\n`);
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(sandbox.journal.count()).toBe(3);
  });

  it('reports an invalid configuration as a check', async () => {
    const { code, output } = await doctor({ UPSTREAM: 'graph' });
    expect(code).toBe(1);
    expect(output).toMatch(/^PROBLEM +Configuration\n +AUTH_MODE must be set/);
  });

  it.each([
    [['--write', 'one-id'], /^--write must be the id of a case and the id of an operation/],
    [['--write', 'a/b/c'], /^--write must be/],
    [['--port', '1'], /^--port is an option of the commands serve, sandbox, config\./],
    [['--purview-object-id', 'a'], /^--purview-object-id must be a GUID\./],
    [['--token-file'], /--token-file/],
    [['now'], /^Unknown command "doctor now"\./],
    [['--jsn'], /--jsn/],
  ])('%j exits with 2 and sends nothing', async (args, message) => {
    const { code, errors, output } = await doctor({ ...passthrough, DOCTOR_TOKEN: token }, ...args);
    expect([code, output]).toEqual([2, '']);
    expect(errors).toMatch(message);
    expect(errors).toContain('Usage: graph-case-operations');
    expect(sandbox.journal.entries).toEqual([]);
  });

  describe('with Microsoft Entra', () => {
    let entra: Entra;
    beforeAll(async () => {
      entra = await startEntra();
    });
    afterAll(() => entra.stop());

    const application = () => ({
      ...passthrough,
      AUTH_MODE: 'application',
      AZURE_TENANT_ID: entra.tenants.home,
      AZURE_CLIENT_ID: entra.clientId,
      AZURE_CLIENT_SECRET: entra.clientSecret,
      AZURE_AUTHORITY_HOST: entra.origin,
    });

    it('gets a token of its own and shows what it carries, without the secret', async () => {
      const { code, output } = await doctor({ ...application(), NODE_EXTRA_CA_CERTS: entra.caFile });
      expect(code).toBe(0);
      expect(output).toContain('App roles: eDiscovery.ReadWrite.All.');
      expect(output).not.toContain(entra.clientSecret);
      expect(output).not.toContain('eyJ');
    });

    it('a certificate that is not trusted names NODE_EXTRA_CA_CERTS', async () => {
      const { code, output } = await doctor(application());
      expect(code).toBe(1);
      expect(output).toMatch(/^PROBLEM +Microsoft Entra[^]*VERIFY[^]*NODE_EXTRA_CA_CERTS/m);
    });

    it('a wrong secret links to the page about its number', async () => {
      const { code, output } = await doctor({
        ...application(),
        AZURE_CLIENT_SECRET: 'CANARY',
        NODE_EXTRA_CA_CERTS: entra.caFile,
      });
      expect(code).toBe(1);
      expect(output).toContain(`See ${entra.origin}/error?code=7000215`);
    });
  });
});

describe('the command schema of the built program', () => {
  it('prints the contract', async () => {
    const program = runProgram({ PORT: 'http' }, ['schema']);
    expect(await program.exited).toBe(0);
    expect(program.output()).toBe(readFileSync('schema.graphql', 'utf8'));
  });
});
