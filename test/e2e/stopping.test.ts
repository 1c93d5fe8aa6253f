import { startSandbox, type Sandbox } from '../../src/sandbox/server.js';
import { runProgram, type Program } from '../testkit/process.js';
import { caseId, id, update } from '../testkit/documents.js';

const served = /serves GraphQL at (http:\/\/\S+\/graphql)/;
const running: Program[] = [];
const run = (environment: Record<string, string>) => {
  const program = runProgram(environment);
  running.push(program);
  return program;
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((program) => program.end('SIGKILL')));
});

describe('SIGTERM under load', () => {
  let sandbox: Sandbox;
  beforeEach(async () => (sandbox = await startSandbox()));
  afterEach(() => sandbox.stop());

  it('loses no answer that was promised and no outcome, and exits with 0', async () => {
    const environment = { PORT: '0', UPSTREAM: 'graph', AUTH_MODE: 'passthrough', DRAIN_MS: '300' };
    const program = run({ ...environment, GRAPH_BASE_URL: sandbox.url, RATE_LIMIT_PER_MINUTE: '0' });
    const [, url = ''] = await program.waitFor(served);
    const answers = { applied: 0, unknown: 0, refused: 0 };
    let isStopping = false;
    let next = 0;
    const send = async () => {
      const input = { caseId, id, patch: { percentProgress: (next += 1) % 100 } };
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer test' },
        body: JSON.stringify({ query: update, variables: { input } }),
      });
      const { data } = (await response.json()) as { data: any };
      const [error] = data.updateCaseOperation.userErrors;
      if (!error) answers.applied += 1;
      else if (error.code === 'OUTCOME_UNKNOWN') answers.unknown += 1;
      else answers.refused += 1;
    };
    /** A client that stops only when no connection is accepted any more. */
    const client = async () => {
      for (;;) {
        try {
          await send();
        } catch (error) {
          // Before the end of the drain time every request gets its answer.
          if (!isStopping) throw error;
          return error as { cause?: { code?: string } };
        }
      }
    };
    const clients = Promise.all(Array.from({ length: 8 }, client));
    await program.waitForError(/"outcome":"applied"/);
    isStopping = true;
    const exit = program.end('SIGTERM');
    const ends = await clients;
    expect(await exit).toBe(0);

    // A connection that the server had closed, or a refused one; never one that broke within an answer.
    for (const { cause } of ends)
      expect(['ECONNREFUSED', 'UND_ERR_SOCKET', 'ECONNRESET']).toContain(cause?.code);
    const updates = program.errors().match(/"msg":"update ended"/g) ?? [];
    const patches = sandbox.journal.requests().filter(({ method }) => method === 'PATCH');
    expect(answers.applied).toBeGreaterThan(8);
    expect(updates).toHaveLength(answers.applied + answers.unknown + answers.refused);
    expect(patches).toHaveLength(answers.applied + answers.unknown);
    expect(answers.refused).toBe(0);
  });
});

it('OTEL_EXPORTER_OTLP_ENDPOINT without the SDK ends the program with what to install', async () => {
  const program = run({ PORT: '0', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' });
  expect(await program.exited).toBe(1);
  expect(program.errors()).toMatch(
    /^The configuration has 1 issue:\n {2}- OTEL_EXPORTER_OTLP_ENDPOINT: .*npm install @opentelemetry\/sdk-trace/,
  );
});

it('a port of the metrics that is in use ends the program with one line', async () => {
  const first = run({ PORT: '0', METRICS_PORT: '0' });
  const [, port = ''] = await first.waitForError(/"metrics":"http:\/\/127\.0\.0\.1:(\d+)/);
  const second = run({ PORT: '0', METRICS_PORT: port });
  expect(await second.exited).toBe(1);
  expect(second.errors().trim().split('\n')).toEqual([expect.stringContaining('EADDRINUSE')]);
});

it('a crash leaves one line in the format of the log, and exits with 1', async () => {
  const crash = 'process.on("SIGUSR2", () => { throw new TypeError("a bug\\nof two lines"); })';
  const program = run({
    PORT: '0',
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(crash)}`,
  });
  await program.waitFor(served);
  const before = program.errors();
  expect(await program.end('SIGUSR2')).toBe(1);
  const lines = program.errors().slice(before.length).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    {
      level: 'error',
      service: 'graph-case-operations',
      err: { type: 'TypeError', message: 'a bug\nof two lines' },
    },
  ]);
});
