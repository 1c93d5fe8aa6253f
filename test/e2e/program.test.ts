import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Program, runProgram } from '../testkit/process.js';

const readme = readFileSync('README.md', 'utf8');
const served = /serves GraphQL at (http:\/\/\S+\/graphql), on (.+)\./;

async function query(url: string, text: string): Promise<any> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer test' },
    body: JSON.stringify({ query: text }),
  });
  return response.json();
}

const readBack = `{ caseOperation(caseId: "b0073e4e-4184-41c6-9eb7-8c8cc3e2288b", id: "850c2f64b1ee44a4a69729327aac2b04") { status percentProgress } }`;

describe('the built program', () => {
  const running: Program[] = [];
  const run = (environment: Record<string, string>, args: string[] = []) => {
    const program = runProgram(environment, args);
    running.push(program);
    return program;
  };
  afterEach(async () => {
    await Promise.all(running.splice(0).map((program) => program.end('SIGKILL')));
  });

  it("the README's mutation returns the response of the README, and a query reads it back", async () => {
    const program = run({ PORT: '0' });
    const [, url = '', upstream] = await program.waitFor(served);
    expect(upstream).toContain('sandbox');
    const [command = ''] = /^curl http:\/\/127\.0\.0\.1:4000\/graphql .*$/m.exec(readme) ?? [];
    const [, expected = ''] = /```json\n(.*?)```/s.exec(readme) ?? [];
    const { stdout } = await promisify(execFile)('sh', [
      '-c',
      command.replace('http://127.0.0.1:4000/graphql', `-s ${url}`),
    ]);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(expected));
    expect((await query(url, readBack)).data.caseOperation).toEqual({
      status: 'SUCCEEDED',
      percentProgress: 100,
    });
  });

  it('the printed example is that of the README', async () => {
    const program = run({ PORT: '0' });
    const [, url = ''] = await program.waitFor(served);
    const [printed] = await program.waitFor(/^curl .*$/m);
    expect(readme).toContain(printed.replace(url, 'http://127.0.0.1:4000/graphql'));
    expect(program.output().match(/serves GraphQL/g)).toHaveLength(1);
  });

  it('the printed reset command restores the data of the embedded sandbox', async () => {
    const program = run({ PORT: '0' });
    const [, url = ''] = await program.waitFor(served);
    const [command] = await program.waitFor(/^curl .*_sandbox\/reset.*$/m);
    await query(
      url,
      `mutation { updateCaseOperation(input: { caseId: "b0073e4e-4184-41c6-9eb7-8c8cc3e2288b", id: "850c2f64b1ee44a4a69729327aac2b04", patch: { percentProgress: 1 } }) { userErrors { code } } }`,
    );
    expect((await query(url, readBack)).data.caseOperation).toMatchObject({ percentProgress: 1 });
    await promisify(execFile)('sh', ['-c', `${command} --fail --silent`]);
    expect((await query(url, readBack)).data.caseOperation).toMatchObject({ percentProgress: 50 });
  });

  it('the upstream can be the sandbox of another process', async () => {
    const sandbox = run({ SANDBOX_PORT: '0' }, ['sandbox']);
    const [, root = ''] = await sandbox.waitFor(/Graph at (http:\/\/\S+)\. /);
    const program = run({
      PORT: '0',
      UPSTREAM: 'graph',
      AUTH_MODE: 'passthrough',
      GRAPH_BASE_URL: root,
      GRAPH_API_VERSION: 'v1.0',
    });
    const [, url = '', upstream] = await program.waitFor(served);
    expect(upstream).toBe(`Microsoft Graph v1.0 at ${root}`);
    expect((await query(url, readBack)).data.caseOperation).toMatchObject({ status: 'RUNNING' });
    const journal = (await (await fetch(`${root}/_sandbox/journal`)).json()) as { requests: string[] };
    expect(journal.requests).toEqual(['GET /v1.0/security/cases/ediscoveryCases/…/operations/…']);
  });

  it('SANDBOX_PATCH_STATUS=405 emulates a tenant that rejects updates', async () => {
    const [, url = ''] = await run({ PORT: '0', SANDBOX_PATCH_STATUS: '405' }).waitFor(served);
    const { data } = await query(
      url,
      `mutation { updateCaseOperation(input: { caseId: "b0073e4e-4184-41c6-9eb7-8c8cc3e2288b", id: "850c2f64b1ee44a4a69729327aac2b04", patch: { percentProgress: 1 } }) { userErrors { code } } }`,
    );
    expect(data.updateCaseOperation.userErrors).toEqual([{ code: 'NOT_UPDATABLE' }]);
  });

  it('a mutation in progress completes before the program exits', async () => {
    const sandbox = run({ SANDBOX_PORT: '0' }, ['sandbox']);
    const [, root = ''] = await sandbox.waitFor(/Graph at (http:\/\/\S+)\. /);
    const slow = JSON.stringify([{ kind: 'slow', ms: 700, method: 'PATCH' }]);
    await fetch(`${root}/_sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: slow,
    });
    const environment = { PORT: '0', UPSTREAM: 'graph', AUTH_MODE: 'passthrough', GRAPH_BASE_URL: root };
    const program = run(environment);
    const [, url = ''] = await program.waitFor(served);
    const answer = query(
      url,
      `mutation { updateCaseOperation(input: { caseId: "b0073e4e-4184-41c6-9eb7-8c8cc3e2288b", id: "850c2f64b1ee44a4a69729327aac2b04", patch: { percentProgress: 66 } }) { caseOperation { percentProgress } } }`,
    );
    for (let arrived = false; !arrived;) {
      const journal = (await (await fetch(`${root}/_sandbox/journal`)).json()) as { requests: string[] };
      arrived = journal.requests.length > 0;
    }
    expect(await program.end('SIGTERM')).toBe(0);
    expect((await answer).data.updateCaseOperation.caseOperation).toEqual({ percentProgress: 66 });
  });

  it('the program is not ready and still serves for DRAIN_MS after SIGTERM, then ends with 0', async () => {
    const program = runProgram({ PORT: '0', LOG_LEVEL: 'silent', DRAIN_MS: '2000' });
    const [, origin = ''] = await program.waitFor(/serves GraphQL at (http:\/\/[^/]+)/);
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    program.signal('SIGTERM');
    let response = await fetch(`${origin}/readyz`);
    while (response.status === 200) response = await fetch(`${origin}/readyz`);
    expect([response.status, ((await response.json()) as { problems: unknown }).problems]).toEqual([
      503,
      ['the server is stopping'],
    ]);
    expect(
      (await fetch(`${origin}/graphql?query={__typename}`, { headers: { 'x-apollo-operation-name': 'a' } }))
        .status,
    ).toBe(200);
    expect(await program.exited).toBe(0);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('the program exits with 0 on %s', async (signal) => {
    const program = run({ PORT: '0' });
    await program.waitFor(served);
    expect(await program.end(signal)).toBe(0);
  });

  it('an invalid configuration reports every issue and exits with 1', async () => {
    const program = run({
      PORT: 'http',
      UPSTREAM: 'graph',
      GRAPH_CLOUD: 'china',
      GRAPH_BASE_URL: 'http://user:secret@graph.example.com',
      LOG_LEVEL: 'boisterous',
    });
    expect(await program.exited).toBe(1);
    for (const name of ['PORT', 'GRAPH_CLOUD', 'GRAPH_BASE_URL', 'LOG_LEVEL', 'AUTH_MODE']) {
      expect(program.errors()).toMatch(new RegExp(`^ {2}- ${name} `, 'm'));
    }
    expect(program.errors()).not.toMatch(/secret|boisterous| {4}at /);
  });

  it('in production, UPSTREAM is required', async () => {
    const program = run({ PORT: '0', NODE_ENV: 'production' });
    expect(await program.exited).toBe(1);
    expect(program.errors()).toContain('UPSTREAM must be set');
  });

  it('a port in use is reported', async () => {
    const [, url = ''] = await run({ PORT: '0' }).waitFor(served);
    const second = run({ PORT: new URL(url).port });
    expect(await second.exited).toBe(1);
    expect(second.errors()).toContain('Cannot listen EADDRINUSE');
  });

  it.each([
    [['--help'], 0, /Usage: graph-case-operations/],
    [['-h'], 0, /Usage: graph-case-operations/],
    [['help'], 0, /Usage: graph-case-operations/],
    [['config', '--help'], 0, /Usage: graph-case-operations/],
    [['--version'], 0, /^\d+\.\d+\.\d+$/m],
    [['-v'], 0, /^\d+\.\d+\.\d+$/m],
    [['version'], 0, /^\d+\.\d+\.\d+$/m],
    [['serve-it'], 1, /Usage: graph-case-operations/],
    [['sandbox', 'now'], 1, /Usage: graph-case-operations/],
    [['toString'], 1, /Usage: graph-case-operations/],
    [['--prot', '4100'], 1, /--prot[^]*Usage: graph-case-operations/],
    [['-x'], 1, /-x[^]*Usage: graph-case-operations/],
    [['--port'], 1, /--port[^]*Usage: graph-case-operations/],
    [['--port', '65536'], 1, /^--port must be a whole number from 0 to 65535\.[^]*Usage/],
    [['--port=http'], 1, /^--port must be a whole number from 0 to 65535\.[^]*Usage/],
    [['--port='], 1, /^--port must be a whole number from 0 to 65535\.[^]*Usage/],
    [['--json'], 1, /^--json is an option of the commands config, doctor, audit verify\.[^]*Usage/],
    [['config', '--write', 'a/b'], 1, /^--write is an option of the command doctor\.[^]*Usage/],
    [['4100'], 1, /^Unknown command "4100"\.[^]*Usage/],
  ])('%j exits with %i', async (args, code, text) => {
    const program = run({}, args);
    expect(await program.exited).toBe(code);
    expect(program.output() + program.errors()).toMatch(text);
    expect(program.errors()).not.toContain('    at ');
  });

  it('names the documentation of its settings, which is a file of the package', async () => {
    const program = run({ PORT: 'http' }, ['--help']);
    expect(await program.exited).toBe(0);
    const [path = ''] = /^\/.*docs\/settings\.md$/m.exec(program.output()) ?? [];
    expect(readFileSync(path, 'utf8')).toMatch(/^# Settings/);
  });

  it.each([[['--port', '0']], [['--port=0']], [['serve', '--port', '0']]])(
    'listens on the port of %j, whatever PORT is',
    async (args) => {
      const [, url = ''] = await run({ PORT: '1' }, args).waitFor(served);
      expect((await query(url, '{ __typename }')).data).toEqual({ __typename: 'Query' });
    },
  );

  it('listens with the sandbox alone on the port of --port', async () => {
    const sandbox = run({ SANDBOX_PORT: '1' }, ['sandbox', '--port', '0']);
    const [, root = ''] = await sandbox.waitFor(/Graph at (http:\/\/\S+)\. /);
    expect((await fetch(`${root}/_sandbox/journal`)).status).toBe(200);
  });
});

describe('a file that the built program watches', () => {
  const toManifest = (body: string) =>
    JSON.stringify({
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations: [{ id: 'a', name: 'A', type: 'query', body }],
    });

  it('is read again on SIGHUP; a broken version leaves the former one in force', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'case-operations-')), 'manifest.json');
    const [first, second] = ['query A { __typename }', 'query A { a: __typename }'];
    writeFileSync(path, toManifest(first));
    const program = runProgram({ PORT: '0', TRUSTED_DOCUMENTS: path });
    const [, url = ''] = await program.waitFor(served);
    writeFileSync(path, '{');
    program.signal('SIGHUP');
    await program.waitForError(/"issues":\["names a file that is not valid JSON/);
    expect((await query(url, first)).data).toEqual({ __typename: 'Query' });
    writeFileSync(path, toManifest(second));
    program.signal('SIGHUP');
    await program.waitForError(/"changed":true/);
    expect((await query(url, second)).data).toEqual({ a: 'Query' });
    expect((await query(url, first)).errors).toMatchObject([
      { extensions: { code: 'DOCUMENT_NOT_TRUSTED' } },
    ]);
    expect(await program.end('SIGTERM')).toBe(0);
  });

  it('is read again when it changes', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'case-operations-')), 'manifest.json');
    writeFileSync(path, toManifest('query A { __typename }'));
    const program = runProgram({ PORT: '0', TRUSTED_DOCUMENTS: path });
    const [, url = ''] = await program.waitFor(served);
    writeFileSync(path, toManifest('query A { b: __typename }'));
    await program.waitForError(/"changed":true/);
    expect((await query(url, 'query A { b: __typename }')).data).toEqual({ b: 'Query' });
    expect(await program.end('SIGTERM')).toBe(0);
  });
});
