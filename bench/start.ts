/** Measures the time from the start of the built server to its first response. Prints the median of five runs in ms. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const runs = 5;

async function measureFirstResponse(): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, ['dist/bin.js'], {
    env: { ...process.env, PORT: '0', UPSTREAM: 'sandbox', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const [url = ''] = /http:\/\/\S+\/graphql/.exec(line.toString()) ?? [];
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ ediscoveryCases(first: 1) { nodes { id } } }' }),
  });
  await response.text();
  const elapsed = performance.now() - started;
  child.kill('SIGTERM');
  await once(child, 'close');
  if (!response.ok) throw new Error(`The first response has the status ${response.status}.`);
  return elapsed;
}

const times: number[] = [];
for (let run = 0; run < runs; run += 1) times.push(await measureFirstResponse());
times.sort((a, b) => a - b);
const shown = times.map((time) => time.toFixed(0)).join(', ');
console.log(`start to first response: median ${times[Math.floor(runs / 2)]?.toFixed(0)} ms (${shown})`);
