/**
 * Many watchers of one case over WebSocket: memory for each, the delay from a change to them, and upstream requests per
 * minute. The clients are in this process, the server is in another. Exits with 1 when a goal is
 * missed: 50 kB for each watcher, 250 ms for 99 % of 1,000 watchers, the requests of LIVE_REQUESTS_PER_MINUTE.
 *
 * node bench/live.ts [watchers, such as 1000,5000,10000]
 */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { startSandbox } from '../dist/sandbox/server.js';
import { runProgram } from '../test/testkit/process.ts';
import { readMemory } from './memory-usage.ts';

const counts = (process.argv[2] ?? '1000').split(',').map(Number);
const goals = { kilobytes: 50, p99Ms: 250, p99Watchers: 1_000, requestsPerMinute: 3 };
const caseId = 'b0073e4e-4184-41c6-9eb7-8c8cc3e2288b';
const id = '850c2f64b1ee44a4a69729327aac2b04';
const query = `subscription { caseOperationProgress(caseId: "${caseId}", id: "${id}") { caseOperation { percentProgress } asOf } }`;
/** Beyond what the operation of the sandbox reaches by itself while a measurement lasts. */
const [updatedProgress, patchedProgress] = [95, 96];
const timeoutMs = 180_000;

interface Watchers {
  /** The times at which each has received a progress. */
  waitFor(progress: number): Promise<number[]>;
  close(): void;
}

async function watch(url: string, count: number): Promise<Watchers> {
  const seen = new Map<number, number[]>();
  const sockets: WebSocket[] = [];
  const open = async () => {
    const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
    sockets.push(socket);
    await once(socket, 'open');
    socket.send('{"type":"connection_init","payload":{"token":"bench"}}');
    await once(socket, 'message');
    socket.on('message', (data: Buffer) => {
      const { payload } = JSON.parse(data.toString()) as {
        payload?: { data: { caseOperationProgress: { caseOperation: { percentProgress: number } } } };
      };
      const progress = payload?.data.caseOperationProgress.caseOperation.percentProgress ?? -1;
      const times = seen.get(progress) ?? [];
      times.push(performance.now());
      seen.set(progress, times);
    });
    const first = once(socket, 'message');
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
    await first;
  };
  for (let opened = 0; opened < count; opened += 50) {
    await Promise.all(Array.from({ length: Math.min(50, count - opened) }, open));
  }
  return {
    async waitFor(progress) {
      while ((seen.get(progress)?.length ?? 0) < count) await new Promise((next) => setTimeout(next, 5));
      return seen.get(progress) ?? [];
    },
    close() {
      for (const socket of sockets) socket.terminate();
    },
  };
}

function describe(times: readonly number[], start: number) {
  const delays = times.map((time) => time - start).sort((a, b) => a - b);
  const at = (part: number) => Math.round(delays[Math.ceil(delays.length * part) - 1] ?? NaN);
  return { p50: at(0.5), p99: at(0.99) };
}

async function post(url: string, body: string, method = 'POST') {
  const headers = { 'content-type': 'application/json', authorization: 'Bearer bench' };
  const response = await fetch(url, { method, headers, body });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status}`);
  await response.text();
}

async function measure(count: number): Promise<boolean> {
  const sandbox = await startSandbox();
  const server = runProgram({
    ...{ PORT: '0', LOG_LEVEL: 'error', UPSTREAM: 'graph', AUTH_MODE: 'passthrough' },
    ...{ GRAPH_BASE_URL: sandbox.url, RATE_LIMIT_PER_MINUTE: '0', LIMIT_STREAMS: '1000000' },
    ...{ MAX_CONNECTIONS: '30000', NODE_OPTIONS: '--inspect=127.0.0.1:0' },
  });
  const [, url = ''] = await server.waitFor(/serves GraphQL at (http:\/\/\S+\/graphql)/);
  // Compiled and warm.
  const few = await watch(`${url}?t=1`, 100);
  few.close();
  const [debuggerUrl = ''] = /ws:\/\/\S+/.exec(server.errors()) ?? [];
  const before = await readMemory(debuggerUrl);
  const started = performance.now();
  const watchers = await watch(url, count);
  const after = await readMemory(debuggerUrl);
  const kilobytes = ((after.resident - before.resident) * 1024) / count;
  const heapKilobytes = ((after.heap - before.heap) * 1024) / count;

  const updated = performance.now();
  const input = `{ caseId: "${caseId}", id: "${id}", patch: { percentProgress: ${updatedProgress} } }`;
  const mutation = `mutation { updateCaseOperation(input: ${input}) { userErrors { code } } }`;
  await post(url, JSON.stringify({ query: mutation }));
  const update = describe(await watchers.waitFor(updatedProgress), updated);

  const path = `/beta/security/cases/ediscoveryCases/${caseId}/operations/${id}`;
  await post(`${sandbox.url}${path}`, JSON.stringify({ percentProgress: patchedProgress }), 'PATCH');
  await watchers.waitFor(patchedProgress);
  const minutes = (performance.now() - started) / 60_000;
  const polls = sandbox.journal.requests().filter(({ method }) => method === 'GET').length;
  watchers.close();
  await server.end('SIGKILL');
  await sandbox.stop();

  const perMinute = Math.max(0, polls - 1) / Math.max(1, minutes);
  const misses = [
    kilobytes > goals.kilobytes && `more than ${goals.kilobytes} kB`,
    count <= goals.p99Watchers && update.p99 > goals.p99Ms && `p99 above ${goals.p99Ms} ms`,
    perMinute > goals.requestsPerMinute && `more than ${goals.requestsPerMinute} requests a minute`,
  ].filter(Boolean);
  console.log(
    `${count} watchers: ${kilobytes.toFixed(0)} kB each (${heapKilobytes.toFixed(0)} kB of heap); change to watcher p50 ${update.p50} ms, p99 ${update.p99} ms; ${polls} reads in ${(minutes * 60).toFixed(0)} s${misses.length > 0 ? `; MISSED: ${misses.join(', ')}` : ''}`,
  );
  return misses.length === 0;
}

setTimeout(() => {
  console.error(`The measurement took longer than ${timeoutMs / 1000} s.`);
  process.exit(1);
}, timeoutMs * counts.length).unref();
for (const count of counts) if (!(await measure(count))) process.exitCode = 1;
