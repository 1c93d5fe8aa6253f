import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startSandbox, type Sandbox } from '../../src/sandbox/server.js';
import { caseId, id, read, update } from '../testkit/documents.js';
import { type Program, runProgram } from '../testkit/process.js';
import { startOtlpReceiver } from './otlp-receiver.js';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const parentId = 'b7ad6b7169203331';

/** The built program installed in a folder, with the OpenTelemetry SDK beside it. */
function installWithSdk(): string {
  const folder = mkdtempSync(join(tmpdir(), 'case-operations-sdk-'));
  const packages = join(folder, 'node_modules');
  const own = join(packages, 'graph-case-operations');
  mkdirSync(own, { recursive: true });
  for (const name of ['dist', 'package.json', 'schema.graphql']) {
    cpSync(resolve(name), join(own, name), { recursive: true });
  }
  for (const name of readdirSync('node_modules').filter((one) => !one.startsWith('.'))) {
    if (name !== '@opentelemetry') symlinkSync(resolve('node_modules', name), join(packages, name));
  }
  symlinkSync(resolve('test/observability/node_modules/@opentelemetry'), join(packages, '@opentelemetry'));
  return folder;
}

describe('traces', () => {
  let folder: string;
  let receiver: Awaited<ReturnType<typeof startOtlpReceiver>>;
  let sandbox: Sandbox;
  let program: Program;
  let url: string;
  beforeAll(() => {
    folder = installWithSdk();
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    [receiver, sandbox] = await Promise.all([startOtlpReceiver(), startSandbox()]);
    program = runProgram(
      {
        ...{ PORT: '0', UPSTREAM: 'graph', AUTH_MODE: 'passthrough', GRAPH_BASE_URL: sandbox.url },
        OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
        OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
      },
      [],
      join(folder, 'node_modules/graph-case-operations/dist/bin.js'),
    );
    [, url = ''] = await program.waitFor(/serves GraphQL at (http:\/\/\S+\/graphql)/);
  });
  afterEach(async () => {
    await program.end('SIGKILL');
    await Promise.all([receiver.stop(), sandbox.stop()]);
  });

  const post = async (query: string, variables: object, headers: Record<string, string> = {}) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer canary-token', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return response.json();
  };
  const sendTraced = (query: string, variables: object) =>
    post(query, variables, {
      traceparent: `00-${traceId}-${parentId}-01`,
      tracestate: 'vendor=1',
      baggage: 'canary=canary-baggage',
    });

  it('of an operation and its attempts reach the collector, with the last ones when it stops', async () => {
    const input = { caseId, id, patch: { percentProgress: 61 } };
    await sendTraced(update.replace('mutation', 'mutation Change'), { input });
    expect(await program.end('SIGTERM')).toBe(0);
    const [operation, attempt] = [
      receiver.spans.find(({ kind }) => kind === 2),
      receiver.spans.find(({ kind }) => kind === 3),
    ];
    expect(receiver.spans).toHaveLength(2);
    expect(operation).toMatchObject({
      ...{ traceId, parentSpanId: parentId, name: 'mutation', hasFailed: false },
      attributes: {
        'graphql.operation.type': 'mutation',
        'graphql.operation.name': 'Change',
        'case_operations.outcome': 'applied',
      },
      resource: { 'service.name': 'graph-case-operations', 'deployment.environment.name': 'test' },
    });
    expect(attempt).toMatchObject({
      ...{ traceId, parentSpanId: operation?.spanId, name: 'PATCH', hasFailed: false },
      attributes: {
        'http.request.method': 'PATCH',
        'url.template': '/beta/security/cases/ediscoveryCases/{caseId}/operations/{id}',
        'server.address': '127.0.0.1',
        'http.response.status_code': expect.anything() as unknown,
      },
    });
    const [request] = sandbox.journal.requests();
    expect(request?.headers).toMatchObject({
      traceparent: `00-${traceId}-${attempt?.spanId}-01`,
      tracestate: 'vendor=1',
    });
    expect(request?.headers).not.toHaveProperty('baggage');
  });

  it('show a failed attempt, the wait and the next attempt', async () => {
    sandbox.faults.add({ kind: 'status', status: 429, retryAfter: '1' });
    await sendTraced(read, { caseId, id });
    await program.end('SIGTERM');
    const named = (name: string) => receiver.spans.filter((span) => span.name === name);
    expect(named('GET').map(({ hasFailed, attributes }) => [hasFailed, attributes['error.type']])).toEqual([
      [true, '429'],
      [false, undefined],
    ]);
    expect(named('GET')[1]?.attributes['http.request.resend_count']).toBe(1);
    expect(named('wait for the next attempt')).toHaveLength(1);
    expect(new Set(receiver.spans.map((span) => span.traceId))).toEqual(new Set([traceId]));
  });

  it('contain no token, no content, no ids of cases and no names of people', async () => {
    const input = {
      ...{ caseId, id, clientMutationId: 'canary-mutation' },
      patch: { createdBy: { user: { displayName: 'canary-name' } } },
    };
    await sendTraced(update, { input });
    await sendTraced(update, { input: { ...input, id: 'canary-id' } });
    await sendTraced('{ canary_field }', {});
    await program.end('SIGTERM');
    expect(receiver.spans.length).toBeGreaterThan(3);
    const sent = receiver.bodies.join('\n');
    for (const secret of ['canary', caseId, id]) expect(sent).not.toContain(secret);
  });

  it('a request without a trace begins one', async () => {
    await post(read, { caseId, id });
    await program.end('SIGTERM');
    const [operation] = receiver.spans.filter(({ kind }) => kind === 2);
    expect(operation).not.toHaveProperty('parentSpanId', parentId);
    expect(sandbox.journal.requests()[0]?.headers['traceparent']).toContain(operation?.traceId);
    expect(program.errors()).toContain(`"traceId":"${operation?.traceId}"`);
  });

  it('a collector that is gone delays neither answers nor the end', async () => {
    await receiver.stop();
    const { data } = (await post(read, { caseId, id })) as { data: object };
    expect(data).toMatchObject({ caseOperation: { id } });
    expect(await program.end('SIGTERM')).toBe(0);
    receiver = await startOtlpReceiver();
  });
});
