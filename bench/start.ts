/** How long the built server takes from its start to its first answer. Prints the median of five runs, in ms. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const runs = 5;

async function firstAnswer(): Promise<number> {
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
  const took = performance.now() - started;
  child.kill('SIGTERM');
  await once(child, 'close');
  if (!response.ok) throw new Error(`the first answer was ${response.status}`);
  return took;
}

const times: number[] = [];
for (let run = 0; run < runs; run += 1) times.push(await firstAnswer());
times.sort((a, b) => a - b);
const shown = times.map((time) => time.toFixed(0)).join(', ');
console.log(`start to first answer: median ${times[Math.floor(runs / 2)]?.toFixed(0)} ms (${shown})`);
