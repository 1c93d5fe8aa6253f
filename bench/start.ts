/**
 * Measures the built server, started five times: milliseconds from its start to its first response, and the memory that it
 * uses two seconds later. Prints the medians for the embedded sandbox and for Microsoft Graph, which is not called.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

const runs = 5;
const idleMs = 2_000;

interface Start {
  readonly ms: number;
  /** Resident memory in MB. */
  readonly megabytes: number;
}

function readMemory(pid: number | undefined): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1_000;
}

async function measureStart(environment: Readonly<Record<string, string>>, query: string): Promise<Start> {
  const started = performance.now();
  const child = spawn(process.execPath, ['dist/bin.js'], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const [url = ''] = /http:\/\/\S+\/graphql/.exec(line.toString()) ?? [];
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer token' },
    body: JSON.stringify({ query }),
  });
  await response.text();
  const ms = performance.now() - started;
  await setTimeout(idleMs);
  const megabytes = readMemory(child.pid);
  child.kill('SIGTERM');
  await once(child, 'close');
  if (!response.ok) throw new Error(`The first response has the status ${response.status}.`);
  return { ms, megabytes };
}

function describe(values: readonly number[], unit: string): string {
  const sorted = values.toSorted((one, other) => one - other).map((value) => value.toFixed(0));
  return `median ${sorted[Math.floor(runs / 2)]} ${unit} (${sorted.join(', ')})`;
}

async function measure(
  name: string,
  environment: Readonly<Record<string, string>>,
  query: string,
): Promise<void> {
  const starts: Start[] = [];
  for (let run = 0; run < runs; run += 1) starts.push(await measureStart(environment, query));
  console.log(
    `${name}: start to first response: ${describe(
      starts.map(({ ms }) => ms),
      'ms',
    )}`,
  );
  console.log(
    `${name}: idle memory: ${describe(
      starts.map(({ megabytes }) => megabytes),
      'MB',
    )}`,
  );
}

await measure('sandbox', { UPSTREAM: 'sandbox' }, '{ ediscoveryCases(first: 1) { nodes { id } } }');
const graph = { UPSTREAM: 'graph', AUTH_MODE: 'passthrough', GRAPH_BASE_URL: 'http://127.0.0.1:9' };
await measure('graph', { ...graph, NODE_ENV: 'production' }, '{ __typename }');
