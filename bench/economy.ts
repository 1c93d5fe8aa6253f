/** What a hundred references cost upstream, and how long they take, against a GET for each. */
import { createApp } from '../dist/app.js';
import { loadConfig } from '../dist/config/load-config.js';
import { startSandbox } from '../dist/sandbox/server.js';

interface Ref {
  readonly caseId: string;
  readonly id: string;
}

const references = 100;
const latencyMs = 20;
const runs = 5;
const headers = { 'content-type': 'application/json', authorization: 'Bearer caller' };

const sandbox = await startSandbox();
const environment = { UPSTREAM: 'graph', AUTH_MODE: 'passthrough', GRAPH_BASE_URL: sandbox.url, PORT: '0' };
/** The references are fields at the root, and come faster than any client should. */
const unlimited = { LIMIT_ROOT_FIELDS: '100', RATE_LIMIT_PER_MINUTE: '0' };
const app = await createApp({ config: loadConfig({ ...environment, LOG_LEVEL: 'silent', ...unlimited }) });
const url = await app.start();

/** So many references, spread evenly over so many new cases. */
function referencesOver(cases: number): Ref[] {
  const createdDateTime = new Date().toISOString();
  return Array.from({ length: references }, (_, index) => {
    const caseId = `00000000-0000-4000-8000-${String(cases * 1000 + (index % cases)).padStart(12, '0')}`;
    const id = (cases * 1000 + index).toString(16).padStart(32, '0');
    const texts = { displayName: 'bench', description: '', status: 'active', externalId: '' };
    sandbox.store.putCase({ id: caseId, ...texts, createdDateTime });
    const operation = { id, action: 'index', status: 'succeeded', percentProgress: 100, createdDateTime };
    sandbox.store.putOperation(caseId, operation);
    return { caseId, id };
  });
}

async function throughServer(refs: readonly Ref[]): Promise<number> {
  const fields = refs.map(
    ({ caseId, id }, index) => `r${index}: caseOperation(caseId: "${caseId}", id: "${id}") { id status }`,
  );
  const query = `{ ${fields.join('\n')} }`;
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { data } = (await response.json()) as { data: Record<string, { id: string } | null> | null };
  return refs.filter(({ id }, index) => data?.[`r${index}`]?.id === id).length;
}

async function oneByOne(refs: readonly Ref[]): Promise<number> {
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

async function measure(name: string, refs: readonly Ref[], read: (refs: readonly Ref[]) => Promise<number>) {
  const times: number[] = [];
  const requests = new Set<number>();
  let charged = 0;
  // The first run, which opens connections, does not count.
  for (let run = 0; run <= runs; run += 1) {
    sandbox.journal.clear();
    const started = performance.now();
    const found = await read(refs);
    if (run > 0) times.push(performance.now() - started);
    if (found !== references) throw new Error(`${name}: ${found} of ${references} were found`);
    requests.add(sandbox.journal.requests().length);
    charged = sandbox.journal.count();
  }
  times.sort((a, b) => a - b);
  const median = times[Math.floor(runs / 2)] ?? NaN;
  const shown = times.map((time) => time.toFixed(0)).join(', ');
  const counts = [...requests].join(' or ');
  console.log(
    `${name}: ${counts} upstream requests (${charged} count for the quota), median ${median.toFixed(0)} ms (${shown})`,
  );
}

const hardLimit = setTimeout(() => {
  console.error('took longer than a minute');
  process.exit(1);
}, 60_000);
try {
  console.log(`${references} references, ${latencyMs} ms upstream latency, medians of ${runs} runs`);
  for (const cases of [4, 100]) {
    const refs = referencesOver(cases);
    sandbox.faults.clear();
    // A batch itself is not slowed: it takes as long as the slowest of what it holds.
    sandbox.faults.add({ kind: 'slow', ms: latencyMs, times: -1, method: 'GET' });
    await measure(`${cases} cases, this server`, refs, throughServer);
    await measure(`${cases} cases, a GET each`, refs, oneByOne);
  }
} finally {
  clearTimeout(hardLimit);
  await app.stop();
  await sandbox.stop();
}
