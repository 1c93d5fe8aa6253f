/**
 * Counts what makes an update and a start expensive, and fails above a bound: bytes that the server allocates and promises
 * that it makes for an update, bytes that it sends to Microsoft Graph, bytes of code that it loads at the start. Nothing
 * is timed, so the result does not depend on the machine. With a good reason for a higher price, raise the bound here.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { Pool } from 'undici';
import type { Counted } from './price/server.ts';

/** A little above what was reached. */
const bounds = {
  'allocated bytes of an update': 115_000,
  'promises of an update': 75,
  'bytes of an update to Microsoft Graph': 600,
  'kilobytes of code at the start': 7_000,
};

type Prices = Record<keyof typeof bounds, number>;

const root = join(import.meta.dirname, '..');
const warmUpUpdates = 3_000;
const countedUpdates = 1_000;
const connections = 8;

const operation = {
  '@odata.type': '#microsoft.graph.security.ediscoveryEstimateOperation',
  createdDateTime: '2026-08-31T13:45:00.1234567Z',
  completedDateTime: null,
  percentProgress: 40,
  status: 'running',
  action: 'estimateStatistics',
  createdBy: { user: { id: 'c25c3914-f9f7-43ee-9cba-a25377e0cec6', displayName: 'Admin' } },
  resultInfo: null,
  indexedItemCount: 5,
};

/** Answers each PATCH with the operation, and counts what it receives. */
async function startUpstream() {
  let updates = 0;
  let earlierBytes = 0;
  const sockets = new Set<IncomingMessage['socket']>();
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks = await Array.fromAsync(request as AsyncIterable<Buffer>);
    updates += 1;
    const id = request.url?.split('/').at(-1);
    const body = JSON.stringify({
      ...operation,
      id,
      ...(JSON.parse(Buffer.concat(chunks).toString()) as object),
    });
    response.writeHead(200, { 'content-type': 'application/json', 'request-id': 'a' }).end(body);
  };
  const server = createServer((request, response) => void answer(request, response));
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => {
      earlierBytes += socket.bytesRead;
      sockets.delete(socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: () => ({
      updates,
      bytes: [...sockets].reduce((sum, { bytesRead }) => sum + bytesRead, earlierBytes),
    }),
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const query = /* GraphQL */ `
  mutation Update($input: UpdateCaseOperationInput!) {
    updateCaseOperation(input: $input) {
      caseOperation {
        id
        status
        percentProgress
        action
        createdDateTime
        completedDateTime
        kind
        createdBy {
          user {
            displayName
          }
        }
      }
      userErrors {
        code
        message
      }
    }
  }
`;

/** Sends updates of different operations, some at the same time; fails if one is not applied. */
async function sendUpdates(pool: Pool, count: number): Promise<void> {
  let sent = 0;
  const send = async () => {
    while (sent < count) {
      sent += 1;
      const id = `850c64a5af7b4d5e9ab2b1d1ae0b${1_000 + (sent % 500)}`;
      const input = { caseId: 'b0073e4e-4184-41c6-9eb7-8c8cc3e2288b', id, patch: { percentProgress: 40 } };
      const { body } = await pool.request({
        ...{ method: 'POST', path: '/graphql', body: JSON.stringify({ query, variables: { input } }) },
        headers: { 'content-type': 'application/json', authorization: 'Bearer abcdefghijklmnopqrstuvwxyz' },
      });
      const text = await body.text();
      if (!text.includes('"percentProgress":40') || !text.includes('"userErrors":[]')) throw new Error(text);
    }
  };
  await Promise.all(Array.from({ length: connections }, send));
}

async function startServer(upstream: string): Promise<{ server: ChildProcess; url: string }> {
  const server = fork(join(root, 'scripts/price/server.ts'), {
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
  const [url] = (await once(server, 'message')) as [string];
  return { server, url };
}

async function count(server: ChildProcess, command: 'count' | 'count promises'): Promise<Counted> {
  server.send(command);
  const [counted] = (await once(server, 'message')) as [Counted];
  return counted;
}

async function measureUpdates(): Promise<Omit<Prices, 'kilobytes of code at the start'>> {
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
      'allocated bytes of an update': bytes / countedUpdates,
      'promises of an update': promises / countedUpdates,
      'bytes of an update to Microsoft Graph':
        (after.bytes - before.bytes) / (after.updates - before.updates),
    };
  } finally {
    server.disconnect();
    await pool.destroy();
    upstream.stop();
  }
}

/** The bytes of a file of the bundle and of those that it imports statically. */
function measureCode(file: string, seen = new Set<string>()): number {
  if (seen.has(file)) return 0;
  seen.add(file);
  const code = readFileSync(file, 'utf8');
  const imported = [...code.matchAll(/^(?:import|\} from|export .* from) ?"(\.[^"]+)";$/gm)].map(
    ([, path = '']) => path,
  );
  const own = imported.map((path) => measureCode(join(dirname(file), path), seen));
  return own.reduce((sum, bytes) => sum + bytes, code.length);
}

const prices: Prices = {
  ...(await measureUpdates()),
  'kilobytes of code at the start': measureCode(join(root, 'dist/bundle.js')) / 1_000,
};
for (const [name, price] of Object.entries(prices) as [keyof Prices, number][]) {
  const isTooHigh = price > bounds[name];
  console.log(`${name}: ${price.toFixed(0)}, at most ${bounds[name]}${isTooHigh ? ': TOO HIGH' : ''}`);
  if (isTooHigh) process.exitCode = 1;
}
