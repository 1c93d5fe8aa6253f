import { createApp } from '../../src/app.js';
import type { App } from '../../src/app-options.js';
import { loadConfig } from '../../src/config/load-config.js';
import { type Sandbox, SANDBOX_TOKEN, type SandboxOptions, startSandbox } from '../../src/sandbox/server.js';
import type { Logger } from '../../src/telemetry/logger.js';
import { type VirtualClock, virtualClock } from './virtual-clock.js';

/** A response of the GraphQL endpoint, as a client sees it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Tests read it like a client without generated types. */
  readonly data: any;
  readonly errors: readonly { message: string; path?: unknown; extensions?: Record<string, unknown> }[];
}

/** The whole program in front of its own sandbox, over HTTP on loopback. */
export interface Service {
  readonly url: string;
  readonly app: App;
  readonly sandbox: Sandbox;
  /** The clock of the program: waits take no time. */
  readonly clock: VirtualClock;
  /** Every log line, as JSON. */
  readonly logged: readonly string[];
  query(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer>;
  /** Sends any JSON as the request body. */
  post(body: object, headers?: Record<string, string>): Promise<Answer>;
  stop(): Promise<void>;
}

export interface ServiceOptions {
  readonly sandbox?: SandboxOptions;
  readonly environment?: Record<string, string>;
  /** Whether the clock of the sandbox, for its lags, delays and quota, is that of the program. @default false */
  readonly sharedTime?: boolean;
  /** Whether callers without a token get that of the sandbox. @default true */
  readonly ownToken?: boolean;
}

function createMemoryLogger(lines: string[]): Logger {
  const write = (fields: object, message: string) => {
    lines.push(JSON.stringify({ ...fields, message }, (_, value: unknown) => formatError(value)));
  };
  return { debug: write, info: write, warn: write, error: write };
}

function formatError(value: unknown): unknown {
  return value instanceof Error ? `${String(value.stack)} ${String(value.cause)}` : value;
}

interface Correlated {
  readonly extensions?: Record<string, unknown>;
}

/** Errors without the id of their request, if that is the one in the header: tests compare what is left. */
function withoutCorrelationId<T extends Correlated>(errors: readonly T[], id: string | null): T[] {
  return errors.map((error) => {
    const { correlationId, ...extensions } = error.extensions ?? {};
    return correlationId === id ? { ...error, extensions } : error;
  });
}

export async function post(url: string, body: object, headers: Record<string, string>): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: Answer['errors'] };
  const own = withoutCorrelationId(errors ?? [], response.headers.get('x-request-id'));
  return { status: response.status, headers: response.headers, text, data, errors: own };
}

function toSandboxTime(clock: VirtualClock): Pick<SandboxOptions, 'now' | 'sleep'> {
  return { now: () => clock.now(), sleep: (ms) => new Promise((resolve) => clock.schedule(ms, resolve)) };
}

export async function startService(options: ServiceOptions = {}): Promise<Service> {
  const clock = virtualClock();
  const sandbox = await startSandbox({
    ...(options.sharedTime === true && toSandboxTime(clock)),
    ...options.sandbox,
  });
  const logged: string[] = [];
  const root = {
    ...{ GRAPH_BASE_URL: sandbox.url, UPSTREAM: 'graph', AUTH_MODE: 'passthrough' },
    ...{ INTROSPECTION: 'on' },
  };
  const app = await createApp({
    config: loadConfig({ PORT: '0', ...root, ...options.environment }),
    sandbox: options.ownToken === false ? undefined : { url: sandbox.url, token: SANDBOX_TOKEN },
    log: createMemoryLogger(logged),
    clock,
    random: () => 0.5,
  });
  const url = await app.start();
  return {
    url,
    app,
    sandbox,
    clock,
    logged,
    query: (query, variables = {}, headers = {}) => post(url, { query, variables }, headers),
    post: (body, headers = {}) => post(url, body, headers),
    async stop() {
      await app.stop();
      await sandbox.stop();
    },
  };
}
