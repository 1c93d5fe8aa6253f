import { startSandbox, type Sandbox } from '../../src/sandbox/server.js';
import { caseId, id, read, update } from '../testkit/documents.js';
import { type Program, runProgram } from '../testkit/process.js';

/** What must not leave the process, other than to Microsoft Graph and in the responses that contain it. */
const canary = 'c4n4ry';

describe('logs and metrics of the built program', () => {
  let sandbox: Sandbox;
  let program: Program;
  let url: string;
  beforeAll(async () => {
    sandbox = await startSandbox();
    program = runProgram({
      ...{ PORT: '0', METRICS_PORT: '0', LOG_LEVEL: 'debug', UPSTREAM: 'graph', AUTH_MODE: 'passthrough' },
      GRAPH_BASE_URL: sandbox.url,
    });
    [, url = ''] = await program.waitFor(/serves GraphQL at (http:\/\/\S+\/graphql)/);
  });
  afterAll(async () => {
    await program.end('SIGKILL');
    await sandbox.stop();
  });

  const post = async (body: object | string, headers: Record<string, string> = {}, path = '') => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', authorization: `Bearer ${canary}-token` },
        ...{ cookie: `session=${canary}`, referer: `https://${canary}.example.com/`, 'user-agent': canary },
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return response.text();
  };
  const change = (own: object) => ({ query: update, variables: { input: { caseId, id, ...own } } });

  it('contain no token, content, variable, name of a person, and nothing that Microsoft Graph says', async () => {
    const text = `${canary} text`;
    await post({ query: read, variables: { caseId, id } });
    await post(change({ patch: { createdBy: { user: { displayName: text } } }, clientMutationId: text }));
    await post(change({ patch: { percentProgress: text } }));
    await post(change({ id: canary, patch: { percentProgress: 2 } }));
    await post({ query: `{ ${canary} }` });
    await post({ query: `{ caseOperation(caseId: "${canary}", id: "${canary}") { id } }` });
    await post(`{ ${canary}`);
    await post({ query: read, variables: { caseId: { canary }, id } }, {}, `?${canary}=${canary}`);
    await post({ query: '{ __typename }' }, { 'x-request-id': `${canary} with a space` });
    await post({ query: '{ __typename }' }, { traceparent: canary, tracestate: canary });
    for (const status of [400, 401, 403, 409, 500, 503]) {
      sandbox.faults.add({ kind: 'status', status, ...{ message: text, code: canary } } as never);
      await post({ query: read, variables: { caseId, id } });
    }
    sandbox.faults.add({ kind: 'reset-after', method: 'PATCH' });
    await post(change({ patch: { percentProgress: 3 } }));
    await fetch(new URL(`/${canary}`, url));

    const metricsUrl = /"metrics":"([^"]+)"/.exec(program.errors())?.[1] ?? '';
    const left = [program.output(), program.errors(), await (await fetch(metricsUrl)).text()];
    // All of it was received.
    expect(sandbox.journal.requests().length).toBeGreaterThan(8);
    expect(left[1]?.match(/"msg":"graphql operation"/g)?.length).toBeGreaterThan(10);
    for (const output of left) expect(output).not.toContain(canary);
  });

  it('has one JSON object for each line, with level, service and version', () => {
    const lines = program
      .errors()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    for (const line of lines) {
      expect(line).toMatchObject({
        level: expect.stringMatching(/^(debug|info|warn|error)$/) as string,
        service: 'graph-case-operations',
        version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
      });
    }
    const levels = (message: string) =>
      new Set(
        lines
          .filter((line) => 'msg' in line && line.msg === message)
          .map((line) => (line as { level: string }).level),
      );
    expect(levels('graphql operation')).toEqual(new Set(['info', 'warn']));
    expect(levels('microsoft graph')).toEqual(new Set(['info', 'warn']));
  });
});
