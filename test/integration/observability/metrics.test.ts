import { caseId, id, read, update } from '../../testkit/documents.js';
import { type Service, startService } from '../../testkit/service.js';
import { openSocket } from '../../testkit/sockets.js';

describe('/metrics', () => {
  let service: Service;
  beforeEach(async () => (service = await startService({ environment: { METRICS_PORT: '0' } })));
  afterEach(() => service.stop());

  const getUrl = (): string =>
    service.logged.map((line) => JSON.parse(line)).find(({ metrics }) => metrics)?.metrics;
  const readMetrics = async () => (await fetch(getUrl())).text();
  /** The value of a metric whose labels contain a text; undefined if there is none. */
  const find = (text: string, name: string, labels = ''): number | undefined => {
    const line = text
      .split('\n')
      .find((one) => one.startsWith(name) && /[ {]/.test(one.charAt(name.length)) && one.includes(labels));
    return line === undefined ? undefined : Number(line.split(' ').at(-1));
  };

  it('is at a port of its own, not at that of clients', async () => {
    expect(new URL(getUrl()).port).not.toBe(new URL(service.url).port);
    expect((await fetch(new URL('/metrics', service.url))).status).toBe(404);
    expect((await fetch(new URL('/', getUrl()))).status).toBe(404);
    expect((await fetch(getUrl(), { method: 'POST' })).status).toBe(404);
  });

  it('has durations of requests, operations and attempts', async () => {
    await service.query(read, { caseId, id });
    const text = await readMetrics();
    const count = (name: string, labels: string) => find(text, `${name}_count`, labels);
    expect(count('http_server_request_duration_seconds', 'http_route="/graphql"')).toBe(1);
    expect(count('graphql_operation_duration_seconds', 'graphql_operation_type="query"')).toBe(1);
    expect(count('http_client_request_duration_seconds', 'url_template="/beta/security')).toBe(1);
    expect(find(text, 'http_server_active_requests')).toBe(0);
    expect(find(text, 'case_operations_build_info', 'version="')).toBe(1);
    expect(find(text, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
    expect(text).not.toContain(caseId);
    expect(text).not.toContain(id);
  });

  // Prometheus does not see the increase of a counter that it has not seen before.
  it('has the counters of the alerts before anything is counted', async () => {
    const text = await readMetrics();
    for (const outcome of ['applied', 'not_applied', 'unknown'])
      expect(find(text, 'case_operations_outcome_total', `outcome="${outcome}"`)).toBe(0);
    expect(find(text, 'graphql_errors_total', 'code="INTERNAL_SERVER_ERROR"')).toBe(0);
  });

  it('counts outcomes of updates, userErrors and errors by code', async () => {
    const change = (own: object) => ({ input: { caseId, id, patch: { percentProgress: 61 }, ...own } });
    await service.query(update, change({}));
    await service.query(update, change({ id: 'ffffffffffffffffffffffffffffffff' }));
    await service.query(update, change({ patch: {} }));
    await service.query('{ nonsense }');
    const text = await readMetrics();
    expect(find(text, 'case_operations_outcome_total', 'outcome="applied"')).toBe(1);
    expect(find(text, 'case_operations_outcome_total', 'outcome="not_applied"')).toBe(1);
    expect(find(text, 'user_errors_total', 'code="NOT_FOUND"')).toBe(1);
    expect(find(text, 'user_errors_total', 'code="INVALID_INPUT"')).toBe(1);
    expect(find(text, 'graphql_errors_total', 'code="GRAPHQL_VALIDATION_FAILED"')).toBe(1);
  });

  it('counts retries, the time for which the quota is closed, and who waits', async () => {
    service.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: '7' });
    await service.query(read, { caseId, id });
    const text = await readMetrics();
    expect(find(text, 'case_operations_upstream_retries_total', 'reason="429"')).toBe(1);
    expect(find(text, 'case_operations_gate_closed_seconds_total')).toBe(7);
    expect(find(text, 'case_operations_gate_waiting')).toBe(0);
    expect(find(text, 'http_client_request_duration_seconds_count', 'http_response_status_code="429"')).toBe(
      1,
    );
  });

  it('counts reads without a request of their own', async () => {
    const both = `{ a: caseOperation(caseId: "${caseId}", id: "${id}") { id } b: caseOperation(caseId: "${caseId}", id: "1ab699d7e53d46de944144c4a650d66f") { id } }`;
    await service.query(both);
    await service.query(both, {}, { 'cache-control': 'max-age=60' });
    const text = await readMetrics();
    const saved = (how: string) =>
      find(text, 'case_operations_upstream_requests_saved_total', `how="${how}"`);
    expect([saved('listed'), saved('cached')]).toEqual([1, 2]);
    expect(service.sandbox.journal.requests()).toHaveLength(1);
  });

  it('has the watchers and their connections', async () => {
    const query = `subscription { caseOperationProgress(caseId: "${caseId}", id: "${id}") { asOf } }`;
    const socket = await openSocket(service.url, { init: { token: 'test' } });
    socket.send({ id: '1', type: 'subscribe', payload: { query } });
    await socket.next();
    socket.send({ id: '2', type: 'subscribe', payload: { query } });
    await socket.next();
    const during = await readMetrics();
    expect(find(during, 'case_operations_upstream_requests_saved_total', 'how="watched"')).toBe(1);
    expect(find(during, 'case_operations_watchers')).toBe(2);
    expect(find(during, 'case_operations_watched_cases')).toBe(1);
    expect(find(during, 'case_operations_poll_age_seconds')).toBeGreaterThanOrEqual(0);
    expect(find(during, 'case_operations_sockets', 'transport="websocket"')).toBe(1);
    const closed = new Promise((resolve) => socket.socket.once('close', resolve));
    socket.socket.close();
    await closed;
    // The server has seen the end when it answers the next request of this process.
    await service.query('{ __typename }');
    const after = await readMetrics();
    expect(find(after, 'case_operations_watchers')).toBe(0);
    expect(find(after, 'case_operations_sockets', 'transport="websocket"')).toBe(0);
    expect(find(after, 'case_operations_subscriptions_ended_total', 'reason="left"')).toBe(2);
  });

  it('has a bounded number of operation names, which are those of clients', async () => {
    for (let index = 0; index < 60; index += 1) await service.query(`query Name${index} { __typename }`);
    await service.query('{ __typename }');
    const text = await readMetrics();
    const names = new Set([...text.matchAll(/graphql_operation_name="(\w+)"/g)].map(([, name]) => name));
    expect(names.size).toBe(52);
    expect([...names]).toEqual(expect.arrayContaining(['Name0', 'Name49', 'other', 'anonymous']));
    expect(names.has('Name50')).toBe(false);
  });
});

it('METRICS_PORT is needed for metrics', async () => {
  const service = await startService();
  const { metrics } = service.logged.map((line) => JSON.parse(line)).find(({ address }) => address);
  await service.stop();
  expect(metrics).toBeUndefined();
});
