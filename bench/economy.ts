/**
 * Counts the upstream requests of typical GraphQL requests, and compares 100 references through this server with one GET
 * for each: requests and time. Exits with 1 when a count exceeds its limit.
 */
import { createApp } from '../dist/app.js';
import { loadConfig } from '../dist/config/load-config.js';
import { startSandbox } from '../dist/sandbox/server.js';
import type { Clock } from '../src/msgraph/transport/clock.js';
import { virtualClock } from '../test/testkit/virtual-clock.ts';
import { createLargeWorld, rows } from './economy-rows.ts';

interface Reference {
  readonly caseId: string;
  readonly id: string;
}

const references = 100;
const latencyMs = 20;
const runs = 5;
const headers = { 'content-type': 'application/json', authorization: 'Bearer caller' };

// The references are root fields, and the benchmark sends more requests per minute than a client.
const unlimited = { LIMIT_ROOT_FIELDS: '100', RATE_LIMIT_PER_MINUTE: '0' };

async function startServer(graphUrl: string, clock?: Clock) {
  const environment = { UPSTREAM: 'graph', AUTH_MODE: 'passthrough', GRAPH_BASE_URL: graphUrl, PORT: '0' };
  const config = loadConfig({ ...environment, LOG_LEVEL: 'silent', ...unlimited });
  return createApp({ config, ...(clock && { clock }) });
}

const sandbox = await startSandbox();
const app = await startServer(sandbox.url);
const url = await app.start();

/** Creates the cases and the referenced operations, spread evenly over the cases. */
function createReferences(cases: number): Reference[] {
  const createdDateTime = new Date().toISOString();
  return Array.from({ length: references }, (_, index) => {
    const caseId = `00000000-0000-4000-8000-${String(cases * 1000 + (index % cases)).padStart(12, '0')}`;
    const id = (cases * 1000 + index).toString(16).padStart(32, '0');
    const properties = { displayName: 'bench', description: '', status: 'active', externalId: '' };
    sandbox.store.putCase({ id: caseId, ...properties, createdDateTime });
    const createdBy = { user: { id: null, displayName: 'bench' } };
    const common = { action: 'index', status: 'succeeded', percentProgress: 100 };
    const operation = { id, ...common, createdBy, createdDateTime };
    sandbox.store.putOperation(caseId, operation);
    return { caseId, id };
  });
}

async function readThroughServer(refs: readonly Reference[]): Promise<number> {
  const fields = refs.map(
    ({ caseId, id }, index) => `r${index}: caseOperation(caseId: "${caseId}", id: "${id}") { id status }`,
  );
  const query = `{ ${fields.join('\n')} }`;
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { data } = (await response.json()) as { data: Record<string, { id: string } | null> | null };
  return refs.filter(({ id }, index) => data?.[`r${index}`]?.id === id).length;
}

async function readOneByOne(refs: readonly Reference[]): Promise<number> {
  let next = 0;
  let found = 0;
  const work = async () => {
    for (let ref = refs[next++]; ref; ref = refs[next++]) {
      const path = `/beta/security/cases/ediscoveryCases/${ref.caseId}/operations/${ref.id}`;
      const response = await fetch(`${sandbox.url}${path}`, { headers });
      const { id } = (await response.json()) as { id?: string };
      if (id === ref.id) found += 1;
    }
  };
  await Promise.all(Array.from({ length: 16 }, work));
  return found;
}

async function measure(
  name: string,
  refs: readonly Reference[],
  read: (refs: readonly Reference[]) => Promise<number>,
) {
  const times: number[] = [];
  const requests = new Set<number>();
  let charged = 0;
  // The first run opens the connections and is not counted.
  for (let run = 0; run <= runs; run += 1) {
    sandbox.journal.clear();
    const started = performance.now();
    const found = await read(refs);
    if (run > 0) times.push(performance.now() - started);
    if (found !== references) throw new Error(`${name}: found ${found} of ${references} references.`);
    requests.add(sandbox.journal.requests().length);
    charged = sandbox.journal.count();
  }
  times.sort((a, b) => a - b);
  const median = times[Math.floor(runs / 2)] ?? NaN;
  const shown = times.map((time) => time.toFixed(0)).join(', ');
  const counts = [...requests].join(' or ');
  console.log(
    `${name}: ${counts} upstream requests (${charged} towards the quota), median ${median.toFixed(0)} ms (${shown})`,
  );
}

/** Prints the requests of each row, which has a server of its own. */
async function countRows(): Promise<void> {
  for (const { name, limit, run } of rows) {
    const graph = await startSandbox({ world: createLargeWorld });
    const clock = virtualClock();
    const server = await startServer(graph.url, clock);
    const serverUrl = await server.start();
    try {
      const query = async (document: string, variables: object = {}, own: object = {}) => {
        const response = await fetch(serverUrl, {
          method: 'POST',
          headers: { ...headers, ...own },
          body: JSON.stringify({ query: document, variables }),
        });
        const { data, errors } = (await response.json()) as {
          data?: Record<string, unknown>;
          errors?: unknown;
        };
        if (!data || errors) throw new Error(`${name}: ${JSON.stringify(errors)}`);
        return data;
      };
      await run(query, graph, (ms) => {
        clock.advance(ms);
      });
      const count = graph.journal.count();
      console.log(`${name}: ${count} towards the quota, limit ${limit}${count > limit ? ', EXCEEDED' : ''}`);
      if (count > limit) process.exitCode = 1;
    } finally {
      await server.stop();
      await graph.stop();
    }
  }
}

const hardLimit = setTimeout(() => {
  console.error('The benchmark took longer than a minute.');
  process.exit(1);
}, 60_000);
try {
  await countRows();
  console.log(`${references} references, ${latencyMs} ms upstream latency, medians of ${runs} runs`);
  for (const cases of [4, 100]) {
    const refs = createReferences(cases);
    sandbox.faults.clear();
    // Only the GET requests are delayed: a batch takes as long as its slowest request.
    sandbox.faults.add({ kind: 'slow', ms: latencyMs, times: -1, method: 'GET' });
    await measure(`${cases} cases, this server`, refs, readThroughServer);
    await measure(`${cases} cases, one GET each`, refs, readOneByOne);
  }
} finally {
  clearTimeout(hardLimit);
  await app.stop();
  await sandbox.stop();
}
