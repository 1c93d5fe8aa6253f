import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { Pool } from 'undici';
import { connections, sendUpdates } from './send-updates.ts';
import type { Counted } from './server.ts';
import { startUpstream } from './upstream.ts';

const warmUpUpdates = 3_000;
const countedUpdates = 1_000;

/** What one update takes. */
export interface UpdatePrices {
  readonly allocatedBytes: number;
  readonly promises: number;
  readonly bytesToGraph: number;
}

async function startServer(upstream: string): Promise<{ server: ChildProcess; url: string }> {
  const server = fork(join(import.meta.dirname, 'server.ts'), {
    env: {
      ...{
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        PORT: '0',
        HOST: '127.0.0.1',
        LOG_LEVEL: 'warn',
      },
      ...{ UPSTREAM: 'graph', AUTH_MODE: 'passthrough', GRAPH_BASE_URL: upstream },
      ...{ GRAPH_REQUESTS_PER_MINUTE: '0', RATE_LIMIT_PER_MINUTE: '0' },
    },
  });
  server.once('exit', (code) => {
    if (code !== 0) throw new Error(`The server ended with ${code}.`);
  });
  const [url] = (await once(server, 'message')) as [string];
  return { server, url };
}

async function count(server: ChildProcess, command: 'count' | 'count promises'): Promise<Counted> {
  server.send(command);
  const [counted] = (await once(server, 'message')) as [Counted];
  return counted;
}

export async function measureUpdates(): Promise<UpdatePrices> {
  const upstream = await startUpstream();
  const { server, url } = await startServer(upstream.url);
  const pool = new Pool(new URL(url).origin, { connections });
  try {
    await sendUpdates(pool, warmUpUpdates);
    await count(server, 'count');
    const before = upstream.count();
    await sendUpdates(pool, countedUpdates);
    const after = upstream.count();
    const { bytes } = await count(server, 'count promises');
    await sendUpdates(pool, countedUpdates);
    const { promises } = await count(server, 'count');
    return {
      allocatedBytes: bytes / countedUpdates,
      promises: promises / countedUpdates,
      bytesToGraph: (after.bytes - before.bytes) / (after.updates - before.updates),
    };
  } finally {
    server.disconnect();
    await pool.destroy();
    upstream.stop();
  }
}
