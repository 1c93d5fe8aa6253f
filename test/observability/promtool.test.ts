import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { caseId, id, read, update } from '../testkit/documents.js';
import { type Service, startService } from '../testkit/service.js';

const dashboard = 'deploy/grafana/case-operations.json';
const alerts = 'deploy/prometheus/alerts.yml';

let service: Service;
let text: string;
beforeAll(async () => {
  service = await startService({
    environment: { METRICS_PORT: '0', GRAPH_REQUESTS_PER_MINUTE: '50' },
  });
  service.sandbox.faults.add({ kind: 'status', status: 429, retryAfter: '1' });
  const input = { caseId, id, patch: { percentProgress: 61 } };
  await service.query(read, { caseId, id });
  await service.query(update, { input });
  await service.query(update, { input: { ...input, patch: {} } });
  await service.query('{ nonsense }');
  const url: string = service.logged.map((line) => JSON.parse(line)).find(({ metrics }) => metrics).metrics;
  text = await (await fetch(url)).text();
});
afterAll(() => service.stop());

/** The names of the metrics in a text of PromQL. */
function findNames(queries: string): string[] {
  const found = queries.matchAll(
    /\b(?:case_operations|http|graphql|user_errors|nodejs|process)_\w+(?=[{[\s)]|$)/g,
  );
  const labels = new Set([
    'http_request_method',
    'http_response_status_code',
    'http_route',
    'graphql_operation_type',
  ]);
  return [...new Set([...found].map(([name]) => name))].filter((name) => !labels.has(name));
}

it('promtool accepts /metrics', () => {
  const { status, stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], { input: text });
  expect([status, String(stdout), String(stderr)]).toEqual([0, '', '']);
});

it('promtool accepts the alerts, and their tests pass', () => {
  const options = { cwd: 'deploy/prometheus', encoding: 'utf8' } as const;
  expect(execFileSync('promtool', ['check', 'rules', 'alerts.yml'], options)).toContain('SUCCESS');
  expect(execFileSync('promtool', ['test', 'rules', 'alerts.test.yml'], options)).toContain('SUCCESS');
});

it.each([dashboard, alerts])('%s uses only metrics that exist', (file) => {
  const source = readFileSync(file, 'utf8');
  const queries = file.endsWith('.json')
    ? (JSON.parse(source) as { panels: { targets: { expr: string }[] }[] }).panels
        .flatMap(({ targets }) => targets.map(({ expr }) => expr))
        .join('\n')
    : source.replace(/^\s*(-\s*)?(alert|summary|description|severity):.*$/gm, '');
  const names = findNames(queries);
  expect(names.length).toBeGreaterThan(5);
  // Those of Redis and of the audit are only there when these are configured.
  const optional = new Set(['case_operations_redis_up', 'case_operations_audit_failures_total']);
  const known = new Set(
    [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)].flatMap(([, name, type]) =>
      type === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
    ),
  );
  expect(names.filter((name) => !known.has(name) && !optional.has(name))).toEqual([]);
});
