import { existsSync, renameSync, statSync, truncateSync } from 'node:fs';
import { verifyAuditFiles } from '../../src/audit/verify-files.js';
import { auditFile, toShort } from '../testkit/audit-file.js';
import { caseId, id } from '../testkit/documents.js';
import { type Program, runProgram } from '../testkit/process.js';

const canary = 'canary-7f3a';

describe('the audit trail of the built program', () => {
  const running: Program[] = [];
  const run = (environment: Record<string, string>, args: string[] = []) => {
    const program = runProgram(environment, args);
    running.push(program);
    return program;
  };
  afterEach(async () => {
    await Promise.all(running.splice(0).map((program) => program.end('SIGKILL')));
  });

  const startSandbox = async () => {
    const [, root = ''] = await run({ SANDBOX_PORT: '0' }, ['sandbox']).waitFor(/Graph at (http:\/\/\S+)\. /);
    return {
      root,
      slow: (ms: number, times: number) =>
        fetch(`${root}/_sandbox/faults`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify([{ kind: 'slow', ms, method: 'PATCH', times }]),
        }),
      countPatches: async () => {
        const response = await fetch(`${root}/_sandbox/journal`);
        const { requests } = (await response.json()) as { requests: string[] };
        return requests.filter((request) => request.startsWith('PATCH')).length;
      },
    };
  };
  const start = async (AUDIT_FILE: string, root: string, own: Record<string, string> = {}) => {
    const graph = { UPSTREAM: 'graph', AUTH_MODE: 'passthrough', GRAPH_BASE_URL: root };
    const program = run({ PORT: '0', RATE_LIMIT_PER_MINUTE: '0', AUDIT: 'on', AUDIT_FILE, ...graph, ...own });
    const [, url = ''] = await program.waitForError(/"address":"(http:\/\/[^"]+)"/);
    return { program, url: `${url}/graphql` };
  };
  const change = async (url: string, operation: string = id, percentProgress = 50) => {
    const patch = `{ percentProgress: ${percentProgress}, resultInfo: { code: 1, subcode: 1, message: "${canary}" }, createdBy: { user: { displayName: "${canary}" } } }`;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${canary}` },
      body: JSON.stringify({
        query: `mutation { updateCaseOperation(input: { caseId: "${caseId}", id: "${operation}", patch: ${patch} }) { userErrors { code } } }`,
      }),
    });
    return (await response.json()).data.updateCaseOperation.userErrors[0]?.code ?? 'applied';
  };
  const verify = async (...args: string[]) => {
    const program = run({}, ['audit', 'verify', ...args]);
    const code = await program.exited;
    return { code, output: program.output(), errors: program.errors() };
  };
  const verifyHere = async (...files: string[]) => {
    const report = await verifyAuditFiles(files, { json: true });
    if (typeof report === 'string') throw new Error(report);
    return JSON.parse(report.text);
  };

  it('verifies after kill -9 under load, and lists intents without an outcome', async () => {
    const audit = auditFile();
    const sandbox = await startSandbox();
    const { program, url } = await start(audit.path, sandbox.root);
    expect(await change(url)).toBe('applied');
    await audit.untilRecords(2);
    await sandbox.slow(60_000, -1);
    // Different operations: updates of one wait for each other.
    const lost = Array.from({ length: 20 }, (_, index) => change(url, `op-${index}`).catch(() => 'lost'));
    const records = await audit.untilRecords(22);
    await program.end('SIGKILL');
    expect(new Set(await Promise.all(lost))).toEqual(new Set(['lost']));
    const result = await verifyHere(audit.path);
    expect(result).toMatchObject({ isIntact: true, records: 22, incompleteLines: [] });
    expect(result.openIntents.map(({ correlationId }: any) => correlationId)).toEqual(
      records.slice(2).map(({ metadata }) => metadata.correlation_uid),
    );
    const { code, output } = await verify(audit.path);
    expect(code).toBe(0);
    expect(output).toContain('may have been applied: 20');
    expect(output).toMatch(/op-\d+ \(.*percentProgress.*\)/);
  });

  it('verifies after a torn line, which the next start ends', async () => {
    const audit = auditFile();
    const { root } = await startSandbox();
    const first = await start(audit.path, root);
    expect(await change(first.url)).toBe('applied');
    await audit.untilRecords(2);
    await first.program.end('SIGKILL');
    // As if the process had died while it was writing the last line.
    truncateSync(audit.path, statSync(audit.path).size - 30);
    expect(await verifyHere(audit.path)).toMatchObject({ isIntact: true, records: 1 });
    const second = await start(audit.path, root);
    expect(await change(second.url, id, 60)).toBe('applied');
    expect(await second.program.end('SIGTERM')).toBe(0);
    expect(await verifyHere(audit.path)).toMatchObject({
      ...{ isIntact: true, records: 3, chains: 1 },
      incompleteLines: [{ file: audit.path, line: 2 }],
      openIntents: [{ line: 1, resources: [`${caseId}/${id}`] }],
    });
  });

  it('has every outcome after SIGTERM, also of updates in progress', async () => {
    const audit = auditFile();
    const sandbox = await startSandbox();
    const { program, url } = await start(audit.path, sandbox.root, { AUDIT: 'required' });
    await sandbox.slow(1_000, -1);
    const operations = [id, ...Array.from({ length: 9 }, (_, index) => `op-${index}`)];
    const answers = operations.map((operation) => change(url, operation));
    const countIntents = () => audit.records().filter(({ unmapped }) => unmapped.record === 'intent').length;
    // Then every request has arrived, and none that is still on its way is refused.
    await audit.until(() => countIntents() === operations.length);
    expect(await program.end('SIGTERM')).toBe(0);
    expect(await Promise.all(answers)).toEqual(['applied', ...Array.from({ length: 9 }, () => 'NOT_FOUND')]);
    expect(audit.records()).toHaveLength(20);
    expect(await verifyHere(audit.path)).toMatchObject({ isIntact: true, openIntents: [] });
  });

  it('continues in a new file after a rotation and SIGHUP, and has no token, text or name', async () => {
    const audit = auditFile();
    const { program, url } = await start(audit.path, (await startSandbox()).root);
    expect(await change(url, id, 1)).toBe('applied');
    await audit.untilRecords(2);
    renameSync(audit.path, `${audit.path}.1`);
    program.signal('SIGHUP');
    await audit.until(() => existsSync(audit.path));
    expect(await change(url, id, 2)).toBe('applied');
    expect(await program.end('SIGTERM')).toBe(0);
    const { code, output } = await verify('--json', `${audit.path}.1`, audit.path);
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ isIntact: true, records: 4, chains: 1, openIntents: [] });
    expect(await verifyHere(audit.path)).toMatchObject({ isIntact: true, records: 2 });
    expect((await verify(audit.path, `${audit.path}.1`)).code).toBe(1);
    expect(audit.text() + program.errors() + program.output()).not.toContain(canary);
  });

  it('is written to standard output, which has nothing else', async () => {
    const { program, url } = await start('-', (await startSandbox()).root);
    expect(await change(url)).toBe('applied');
    expect(await program.end('SIGTERM')).toBe(0);
    const lines = program.output().trimEnd().split('\n');
    expect(lines.map((line) => toShort(JSON.parse(line)))).toEqual([
      `intent intent ${id}`,
      `outcome applied ${id}`,
    ]);
  });

  it('that cannot be written refuses updates with AUDIT=required, and nothing is sent', async () => {
    const sandbox = await startSandbox();
    const { program, url } = await start('/dev/full', sandbox.root, { AUDIT: 'required' });
    expect(await change(url)).toBe('AUDIT_UNAVAILABLE');
    expect(await sandbox.countPatches()).toBe(0);
    await program.waitForError(/"failure":"ENOSPC".*the audit trail cannot be written/);
    expect(await program.end('SIGTERM')).toBe(0);
  });

  it.each<[Record<string, string>, RegExp]>([
    [{ AUDIT: 'on' }, /AUDIT_FILE must be set when AUDIT is on or required/],
    [{ AUDIT_FILE: 'audit.jsonl' }, /AUDIT must be set to on, required or off when AUDIT_FILE is set/],
    [{ AUDIT: 'always', AUDIT_FILE: 'audit.jsonl' }, /AUDIT must be one of off, on, required/],
    [{ AUDIT: 'on', AUDIT_FILE: 'no/such/folder' }, /AUDIT_FILE: the file cannot be written \(ENOENT\)/],
  ])('with %j does not start', async (environment, message) => {
    const program = run({ PORT: '0', ...environment });
    expect(await program.exited).toBe(1);
    expect(program.errors()).toMatch(message);
    expect(program.errors()).not.toContain('    at ');
  });

  it.each([
    [['audit'], /^Unknown command "audit"/],
    [['audit', 'check'], /^Unknown command "audit check"/],
    [['audit', 'verify'], /^audit verify needs the path of a file/],
    [['audit', 'verify', 'no-such-file'], /^Cannot read .*no-such-file \(ENOENT\)/],
    [['audit', 'verify', '.'], /^Cannot read .* \(EISDIR\)/],
  ])('%j exits with 1', async (args, message) => {
    const program = run({}, args);
    expect(await program.exited).toBe(1);
    expect(program.errors()).toMatch(message);
    expect(program.output()).toBe('');
  });
});
