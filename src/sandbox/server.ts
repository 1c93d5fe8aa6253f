import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { answer, type Emulator } from './answer.js';
import { control, CONTROL_PREFIX } from './control.js';
import { deliver } from './protocol/deliver.js';
import { type Outcome, whole } from './protocol/exchange.js';
import { FaultScript } from './faults/fault-script.js';
import { Journal } from './journal.js';
import type { PatchStatus } from './settings.js';
import { Store } from './store.js';
import { buildWorld } from './world/world.js';

export interface SandboxOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** @default '127.0.0.1' */
  readonly host?: string;
  /** ms since epoch; the running operation moves on by this clock. @default Date.now */
  readonly now?: () => number;
  /** What a PATCH answers. @default 200 */
  readonly patchStatus?: PatchStatus;
  /** Most items per page of a list. @default 50 */
  readonly pageSize?: number;
  /** Whether operations carry an `@odata.etag` and If-Match is obeyed. @default false, as in Graph */
  readonly etags?: boolean;
  /** Waits for the fault `slow`; takes ms. */
  readonly sleep?: (ms: number) => Promise<void>;
}

export interface Sandbox {
  /** The origin, without a trailing slash. */
  readonly url: string;
  /** The requests received. */
  readonly journal: Journal;
  /** What goes wrong next. */
  readonly faults: FaultScript;
  /** The cases and operations. */
  readonly store: Store;
  setPatchStatus(status: PatchStatus): void;
  /** Closes all sockets at once. */
  stop(): Promise<void>;
}

/** Starts an emulator of Graph's eDiscovery case operations, with a world of its own. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const now = options.now ?? Date.now;
  const emulator: Emulator = {
    store: new Store({ seed: buildWorld, now, etags: options.etags ?? false }),
    journal: new Journal(),
    faults: new FaultScript(),
    settings: {
      now,
      // Without a reference: a slow answer must not keep a stopped process alive.
      sleep: options.sleep ?? ((ms) => delay(ms, undefined, { ref: false })),
      pageSize: options.pageSize ?? 50,
      patchStatus: options.patchStatus ?? 200,
    },
  };
  const host = options.host ?? '127.0.0.1';
  const server = createServer({ keepAliveTimeout: 60_000 });
  const url = await listen(server, host, options.port ?? 0);
  server.on('request', (request, response) => {
    void serve(emulator, url, request, response);
  });
  return {
    url,
    journal: emulator.journal,
    faults: emulator.faults,
    store: emulator.store,
    setPatchStatus: (status) => {
      emulator.settings.patchStatus = status;
    },
    stop: () => stop(server),
  };
}

async function serve(
  emulator: Emulator,
  url: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    deliver(await receive(emulator, request, url), response);
  } catch (error) {
    // Such as a fault with an impossible status. Whoever wrote the test should see it.
    const json = { error: { code: 'SandboxBug', message: String(error) } };
    if (response.headersSent) response.destroy();
    else deliver(whole({ status: 500, json }), response);
  }
}

async function receive(emulator: Emulator, request: IncomingMessage, url: string): Promise<Outcome> {
  const body = await readBody(request);
  const { method = 'GET', url: path = '/' } = request;
  if (path.startsWith(CONTROL_PREFIX)) return whole(control(emulator, method, path, body));
  // A caller that knows this server by another name must be able to follow its links.
  const origin = request.headers.host === undefined ? url : `http://${request.headers.host}`;
  return answer(emulator, { method, path, headers: flatHeaders(request), body, origin });
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? undefined : Buffer.concat(chunks).toString();
}

function flatHeaders(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value = ''] of Object.entries(request.headers)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const { port: taken } = server.address() as AddressInfo;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${taken}`);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
