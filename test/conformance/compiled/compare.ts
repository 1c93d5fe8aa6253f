import type { FaultRule } from '../../../src/sandbox/faults/fault-rule.js';
import { type Service, startService } from '../../testkit/service.js';

/** A request of GraphQL over HTTP, and how Microsoft Graph answers while it is executed. */
export interface Exchange {
  readonly name: string;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly faults?: readonly FaultRule[];
}

/** What a client sees, what Microsoft Graph receives and what the log has. */
interface Observed {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly upstream: readonly unknown[];
  readonly operations: readonly unknown[];
}

/** Two servers that differ only in COMPILED_OPERATIONS, each with its own sandbox. */
export interface Pair {
  readonly compiled: Service;
  readonly plain: Service;
  stop(): Promise<void>;
}

export async function startPair(environment: Readonly<Record<string, string>> = {}): Promise<Pair> {
  // The data of a sandbox is relative to its start.
  const now = Date.now();
  const start = (value: string) =>
    startService({
      sandbox: { now: () => now },
      environment: { ...environment, COMPILED_OPERATIONS: value },
    });
  const [compiled, plain] = await Promise.all([start('on'), start('off')]);
  return {
    compiled,
    plain,
    stop: async () => {
      await Promise.all([compiled.stop(), plain.stop()]);
    },
  };
}

/** Removes what differs between two requests to one server. Ids of requests are random, those of the sandbox are not. */
function toComparable(text: string): string {
  const withoutIds = text.replace(
    /"(correlationId|requestId|clientRequestId)":"[^"]*"/g,
    (_, name: string) => `"${name}":"…"`,
  );
  return withoutIds.replace(/"asOf":"[^"]*"/g, '"asOf":"…"').replace(/(client-request-id: )\S+/g, '$1…');
}

/** Headers whose values depend on the time or are random. */
const volatile = new Set(['date', 'x-request-id', 'x-ratelimit-remaining', 'x-ratelimit-reset']);

function getOperations(lines: readonly string[]): unknown[] {
  return lines.flatMap((line) => {
    const { operation } = JSON.parse(line) as { operation?: Record<string, unknown> };
    if (!operation) return [];
    const { durationMs, caller, ...others } = operation;
    delete others['compiled'];
    return [{ ...others, isKnown: caller !== undefined, hasDuration: typeof durationMs === 'number' }];
  });
}

function wasCompiled(lines: readonly string[]): boolean {
  return lines.some((line) => line.includes('"compiled":true'));
}

async function send(service: Service, { body, headers = {}, faults = [] }: Exchange) {
  const { sandbox, logged } = service;
  sandbox.store.reset();
  sandbox.faults.clear();
  sandbox.journal.clear();
  (logged as string[]).length = 0;
  // Caches, budgets and the quota of the one request must not answer the next.
  service.clock.advance(3_600_000);
  sandbox.faults.add(...faults);
  const response = await fetch(service.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const observed: Observed = {
    status: response.status,
    headers: Object.fromEntries(
      [...response.headers].map(([name, value]) => [name, volatile.has(name) ? '…' : value]),
    ),
    body: toComparable(text),
    upstream: sandbox.journal.requests().map(({ method, path, body: sent }) => ({ method, path, sent })),
    operations: getOperations(logged),
  };
  return { observed, compiled: wasCompiled(logged) };
}

/** The compiler is loaded and runs beside the second request. */
const ticks = () => new Promise((resolve) => setImmediate(resolve));

export interface Comparison {
  readonly plain: readonly Observed[];
  readonly compiled: readonly Observed[];
  /** Whether the last request was executed by compiled code. */
  readonly wasCompiled: boolean;
}

/** Sends a request four times to both servers: Apollo Server answers the first two, then compiled code if it can. */
export async function compare(pair: Pair, exchange: Exchange): Promise<Comparison> {
  const plain: Observed[] = [];
  const compiled: Observed[] = [];
  let isCompiled = false;
  for (let time = 0; time < 4; time += 1) {
    plain.push((await send(pair.plain, exchange)).observed);
    const sent = await send(pair.compiled, exchange);
    compiled.push(sent.observed);
    isCompiled = sent.compiled;
    await ticks();
  }
  return { plain, compiled, wasCompiled: isCompiled };
}
