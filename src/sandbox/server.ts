import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type Behaviour, DEFAULT_BEHAVIOUR } from './behaviour/behaviour.js';
import { Quota } from './behaviour/quota.js';
import { checkControlRequest } from './control-guard.js';
import { CONTROL_PREFIX, controlError, handleControl } from './control.js';
import { FaultScript } from './faults/fault-script.js';
import { type Emulator, handleRequest, setBehaviour } from './handle-request.js';
import type { PatchStatus } from './handlers/call.js';
import { Journal } from './journal.js';
import { complete, type Outcome, type Reply } from './protocol/exchange.js';
import { writeResponse } from './protocol/write-response.js';
import { MAX_CONTROL_BYTES, MAX_GRAPH_BYTES, readBody } from './read-body.js';
import { Store } from './store.js';
import { createDemoWorld } from './world/demo-world.js';
import type { World } from './world/seed.js';

/** The bearer token of the server when the sandbox is its upstream; the sandbox accepts any other token too. */
export const SANDBOX_TOKEN = 'sandbox';

export interface SandboxOptions {
  /** 0 selects any free port. @default 0 */
  readonly port?: number;
  /** @default '127.0.0.1' */
  readonly host?: string;
  /** The clock by which running operations advance, in ms since epoch. @default Date.now */
  readonly now?: () => number;
  /** Result of every PATCH. @default 200 */
  readonly patchStatus?: PatchStatus;
  /** Maximum number of items in a page of a list. @default 50 */
  readonly pageSize?: number;
  /** Whether operations have an `@odata.etag` and If-Match is checked. @default false, as in Graph */
  readonly etags?: boolean;
  /** How the service deviates from exact values, immediate reads and no quota. @default not at all */
  readonly behaviour?: Partial<Behaviour>;
  /** The delays of the faults `slow` and `late`, and of `applyDelayMs`. @default a timer */
  readonly sleep?: (ms: number) => Promise<void>;
  /** The initial cases and operations. @default the demo world, with one case for each status */
  readonly world?: World;
}

export interface Sandbox {
  /** The origin, without a trailing slash. */
  readonly url: string;
  /** The requests received. */
  readonly journal: Journal;
  /** The faults of the next requests. */
  readonly faults: FaultScript;
  /** The cases and operations. */
  readonly store: Store;
  setPatchStatus(status: PatchStatus): void;
  /** Replaces the behaviour: fields that are absent have their defaults. */
  setBehaviour(behaviour: Partial<Behaviour>): void;
  /** Closes all sockets immediately. */
  stop(): Promise<void>;
}

/** Starts an emulator of Graph's eDiscovery case operations, with its own store. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const now = options.now ?? Date.now;
  const emulator: Emulator = {
    store: new Store({ world: options.world ?? createDemoWorld, now, etags: options.etags ?? false }),
    journal: new Journal(),
    faults: new FaultScript(),
    quota: new Quota(),
    settings: {
      now,
      // `ref: false`, because a delayed response must not keep a stopped process alive.
      sleep: options.sleep ?? ((ms) => delay(ms, undefined, { ref: false })),
      pageSize: options.pageSize ?? 50,
      patchStatus: options.patchStatus ?? 200,
      behaviour: { ...DEFAULT_BEHAVIOUR, ...options.behaviour },
    },
  };
  const host = options.host ?? '127.0.0.1';
  const server = createServer({ keepAliveTimeout: 60_000 });
  const url = await listen(server, host, options.port ?? 0);
  server.on('request', (request, response) => {
    void serve(emulator, { url, host }, request, response);
  });
  return {
    url,
    journal: emulator.journal,
    faults: emulator.faults,
    store: emulator.store,
    setPatchStatus: (status) => {
      emulator.settings.patchStatus = status;
    },
    setBehaviour: (behaviour) => {
      setBehaviour(emulator, behaviour);
    },
    stop: () => stop(server),
  };
}

/** The names of this server: its origin, and the host that it listens on. */
interface Address {
  readonly url: string;
  readonly host: string;
}

async function serve(
  emulator: Emulator,
  address: Address,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    writeResponse(await handle(emulator, request, address), response);
  } catch (error) {
    // For example a fault with an invalid status: the author of the test should see the reason.
    const json = { error: { code: 'SandboxBug', message: String(error) } };
    if (response.headersSent) response.destroy();
    else writeResponse(complete({ status: 500, json }), response);
  }
}

async function handle(emulator: Emulator, request: IncomingMessage, address: Address): Promise<Outcome> {
  const { method = 'GET', url: path = '/' } = request;
  const headers = readHeaders(request);
  if (path.startsWith(CONTROL_PREFIX)) return complete(await control(emulator, request, address.host));
  const body = await readBody(request, MAX_GRAPH_BYTES);
  if (body === 'too-large') return complete(tooLarge('RequestEntityTooLarge', MAX_GRAPH_BYTES));
  // A caller that uses another name for this server must be able to follow its links.
  const origin = headers['host'] === undefined ? address.url : `http://${headers['host']}`;
  return handleRequest(emulator, { method, path, headers, body: body.text, origin });
}

async function control(emulator: Emulator, request: IncomingMessage, host: string): Promise<Reply> {
  const { method = 'GET', url: path = '/' } = request;
  const rejection = checkControlRequest({ method, headers: readHeaders(request) }, host);
  if (rejection) return controlError(rejection.status, rejection.message);
  const body = await readBody(request, MAX_CONTROL_BYTES);
  if (body === 'too-large') return tooLarge('SandboxControl', MAX_CONTROL_BYTES);
  return handleControl(emulator, method, path, body.text);
}

function tooLarge(code: string, maxBytes: number): Reply {
  const message = `Expected a body of at most ${maxBytes} bytes.`;
  return { status: 413, json: { error: { code, message } } };
}

function readHeaders(request: IncomingMessage): Record<string, string> {
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
      const { port: actualPort } = server.address() as AddressInfo;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`);
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
