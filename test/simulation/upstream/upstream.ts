import type { CancelSignal } from '../../../src/msgraph/transport/cancel-signal.js';
import type { SimulationClock } from '../clock.js';
import type { FaultAction, OperationKey, Plan, WireValues } from '../plan.js';
import { noise } from '../random.js';
import { type Answer, answerError, answerJson, answerNothing, answerPatch, answerText } from './answers.js';
import { createFaultScript, describeFault } from './faults.js';
import type { Exchange, History, Version } from './history.js';
import { createResources, parseRoute } from './resources.js';
import { applyPatch } from './storage.js';

/** What a server process hands to the network. */
export interface UpstreamRequest {
  readonly process: number;
  readonly call: number;
  readonly caller: string;
  readonly method: Exchange['method'];
  readonly path: string;
  readonly body: string | undefined;
  /** Milliseconds until the process gives up waiting; 0 or less, and nothing leaves. */
  readonly timeoutMs: number;
  readonly signal: CancelSignal;
}

/** The lack of an answer, with what the network knows of it. */
export class NetworkFailure extends Error {
  readonly code: string;
  readonly neverLeft: boolean;
  constructor(code: string, neverLeft: boolean) {
    super(code);
    this.code = code;
    this.neverLeft = neverLeft;
  }
}

export interface UpstreamOptions {
  readonly plan: Plan;
  readonly clock: SimulationClock;
  /** The update that a PATCH of a call carries out. */
  readonly identify: (call: number, operation: OperationKey, body: WireValues) => number | undefined;
}

export interface Upstream {
  readonly history: History;
  send(request: UpstreamRequest): Promise<Answer>;
  /** Somebody else writes. */
  write(operation: OperationKey, values: WireValues): void;
  /** The process is gone: none of its requests gets an answer. Those that left may still be carried out. */
  killProcess(process: number): void;
}

interface Part {
  readonly exchange: Exchange;
  readonly body: WireValues;
  readonly action: FaultAction | undefined;
}

interface BatchItem {
  readonly id: string;
  readonly method: Exchange['method'];
  readonly url: string;
  readonly body?: WireValues;
}

const quotaWindowMs = 60_000;

export function createUpstream({ plan, clock, identify }: UpstreamOptions): Upstream {
  const { behaviour, seed } = plan;
  const versions = new Map<OperationKey, Version[]>(
    plan.operations.map(({ key, values }) => [key, [{ at: clock.now(), values, by: 'start' }]]),
  );
  const exchanges: Exchange[] = [];
  const resources = createResources(plan, versions);
  const faultFor = createFaultScript(plan.faults);
  const pathCounts = new Map<string, number>();
  const accepted: number[] = [];
  const open = new Map<number, Set<() => void>>();

  const change = (operation: OperationKey, values: WireValues, by: Version['by']) => {
    const history = versions.get(operation)!;
    const before = history.at(-1)!.values;
    history.push({ at: clock.now(), values, by });
    if (behaviour.jobMs === 0 || values['status'] !== 'running' || before['status'] === 'running') return;
    clock.at(
      clock.now() + behaviour.jobMs,
      () => {
        endJob(operation);
      },
      { quiet: true },
    );
  };
  const endJob = (operation: OperationKey) => {
    const { values } = versions.get(operation)!.at(-1)!;
    if (values['status'] !== 'running') return;
    change(operation, { ...values, status: 'succeeded', percentProgress: 100 }, 'job');
  };

  const apply = ({ exchange, body }: Part) => {
    const operation = exchange.operation!;
    const values = applyPatch(versions.get(operation)!.at(-1)!.values, body, behaviour);
    if (values === undefined) return;
    exchange.appliedAt = clock.now();
    change(operation, values, exchange.update ?? 'other');
  };
  const applyLater = (part: Part, time: number) => {
    clock.at(
      time,
      () => {
        apply(part);
      },
      { quiet: true },
    );
  };

  /** The milliseconds until the quota has room again; 0 when this request is within it. */
  const exceedQuota = (): number => {
    if (behaviour.quotaPerMinute === 0) return 0;
    const now = clock.now();
    while (accepted.length > 0 && accepted[0]! <= now - quotaWindowMs) accepted.shift();
    if (accepted.length < behaviour.quotaPerMinute) {
      accepted.push(now);
      return 0;
    }
    return accepted[0]! + quotaWindowMs - now;
  };
  const throttled = (waitMs: number): Answer => {
    const headers: Record<string, string> =
      behaviour.retryAfter === 'none'
        ? {}
        : behaviour.retryAfter === 'seconds'
          ? { 'retry-after': String(Math.ceil(waitMs / 1000)) }
          : { 'retry-after': new Date(Math.ceil((clock.now() + waitMs) / 1000) * 1000).toUTCString() };
    return answerError(429, headers);
  };

  const answerGet = ({ number, path, caller }: Exchange): Answer => {
    const { kind, caseId, operation, skip } = parseRoute(path);
    const key = `${path} ${number}`;
    const now = clock.now();
    if (kind === 'case' && resources.hasCase(caseId)) {
      return answerJson(200, { id: caseId, displayName: caseId, description: `${caller}|${caseId}|0` });
    }
    if (kind === 'operations' && resources.hasCase(caseId)) {
      const { json, displays } = resources.list(caseId, skip, caller, now, key);
      return answerJson(200, json, displays);
    }
    const display = operation && resources.read(operation, caller, now, key);
    return display ? answerJson(200, display.json, [display]) : answerError(404);
  };

  const answerUpdate = (part: Part): Answer => {
    const { exchange, body } = part;
    const { operation } = exchange;
    if (!operation || !versions.has(operation)) return answerError(404);
    const delay = behaviour.patchAnswer === 'accepted' ? behaviour.acceptedDelayMs : 0;
    if (delay > 0) applyLater(part, clock.now() + delay);
    else apply(part);
    const display = resources.show(operation, versions.get(operation)!.length - 1, exchange.caller);
    return answerPatch(display, body, behaviour);
  };

  /** Carries a request out at its arrival. */
  const process = (part: Part, answerAt: number): Answer => {
    const { exchange, action } = part;
    const waitMs = exceedQuota();
    if (waitMs > 0) return throttled(waitMs);
    const isPatch = exchange.method === 'PATCH';
    switch (action?.kind) {
      case 'status': {
        if (isPatch && action.effect === 'yes') apply(part);
        if (isPatch && typeof action.effect === 'object') applyLater(part, answerAt + action.effect.lateMs);
        const headers: Answer['headers'] =
          action.retryAfter === undefined ? {} : { 'retry-after': action.retryAfter };
        return action.envelope ? answerError(action.status, headers) : answerText(action.status, headers);
      }
      case 'broken-json':
        if (isPatch) apply(part);
        return answerText(200);
      case 'empty':
        if (isPatch) apply(part);
        return answerNothing(200);
      default:
        return isPatch ? answerUpdate(part) : answerGet(exchange);
    }
  };

  const nextExchange = (
    request: UpstreamRequest,
    own: Pick<Exchange, 'method' | 'path' | 'batch'>,
    body: WireValues,
  ): Exchange => {
    const { operation } = parseRoute(own.path);
    const { process: processNumber, call, caller } = request;
    const update =
      own.method === 'PATCH' && operation !== undefined ? identify(call, operation, body) : undefined;
    const exchange: Exchange = {
      number: exchanges.length,
      process: processNumber,
      ...{ call, caller, ...own, operation, update, sentAt: clock.now() },
      ...{ left: true, fault: undefined, appliedAt: undefined, endedAt: undefined, end: undefined },
      displays: [],
    };
    exchanges.push(exchange);
    return exchange;
  };

  const toPart = (exchange: Exchange, body: WireValues): Part => {
    const { method, operation, update } = exchange;
    const on = method === 'POST' ? 'BATCH' : method === 'PATCH' ? 'PATCH' : operation ? 'GET' : 'LIST';
    const isRefused = exchange.batch !== undefined && behaviour.batchStatus !== 200;
    const action = isRefused ? undefined : faultFor({ on, update, operation });
    if (action) exchange.fault = describeFault(action);
    return { exchange, body, action };
  };

  const toParts = (request: UpstreamRequest, outer: Exchange): Part[] => {
    const { requests } = JSON.parse(request.body ?? '{}') as { readonly requests: readonly BatchItem[] };
    return requests.map(({ method, url, body = {} }) =>
      toPart(nextExchange(request, { method, path: url, batch: outer.number }, body), body),
    );
  };

  const settle = (exchange: Exchange, end: Exchange['end'], displays: Exchange['displays'] = []) => {
    exchange.endedAt = clock.now();
    exchange.end = end;
    exchange.displays = displays;
  };

  const settleAnswer = ({ exchange }: Part, { status, envelope, displays }: Answer) => {
    settle(exchange, { kind: 'answer', status, envelope }, displays);
  };

  /** What came of a request, or of a `$batch`, at its arrival. */
  interface Arrival {
    readonly answer: Answer;
    readonly settle: () => void;
  }

  const arriveAlone = (part: Part, answerAt: number): Arrival => {
    const answer = process(part, answerAt);
    return {
      answer,
      settle: () => {
        settleAnswer(part, answer);
      },
    };
  };

  const arriveTogether = (
    request: UpstreamRequest,
    outer: Part,
    parts: readonly Part[],
    answerAt: number,
  ): Arrival => {
    if (behaviour.batchStatus !== 200 || outer.action?.kind === 'status') {
      const answer =
        outer.action?.kind === 'status' ? process(outer, answerAt) : answerError(behaviour.batchStatus);
      return {
        answer,
        settle: () => {
          for (const part of [outer, ...parts]) settleAnswer(part, answer);
          // Nothing looked at the parts of a batch that the upstream does not know.
          if (outer.action?.kind !== 'status') for (const { exchange } of parts) exchange.left = false;
        },
      };
    }
    const items = (JSON.parse(request.body ?? '{}') as { requests: readonly BatchItem[] }).requests;
    const answered = parts.map((part, index) => {
      const { id } = items[index]!;
      if (part.action?.kind !== 'missing-in-batch') return { part, id, answer: process(part, answerAt) };
      lose(part, answerAt);
      return { part, id, answer: undefined };
    });
    // In any order but that of the requests.
    const responses = answered
      .toReversed()
      .flatMap(({ id, answer }) =>
        answer ? [{ id, status: answer.status, headers: answer.headers, body: answer.json }] : [],
      );
    const answer = answerJson(200, { responses });
    return {
      answer,
      settle: () => {
        settleAnswer(outer, answer);
        for (const { part, answer: inner } of answered) {
          if (inner) settleAnswer(part, inner);
          else settle(part.exchange, { kind: 'failure', code: 'MISSING_IN_BATCH' });
        }
      },
    };
  };

  /** Carries a request of a `$batch` out whose answer is missing. */
  const lose = (part: Part, answerAt: number): void => {
    const effect = part.action && 'effect' in part.action ? part.action.effect : 'no';
    if (part.exchange.method !== 'PATCH') return;
    if (effect === 'yes') apply(part);
    if (typeof effect === 'object') applyLater(part, answerAt + effect.lateMs);
  };

  const latency = (path: string, method: string): number => {
    const key = `${method} ${path}`;
    const count = (pathCounts.get(key) ?? 0) + 1;
    pathCounts.set(key, count);
    const [min, max] = behaviour.latencyMs;
    return min + Math.round((max - min) * noise(seed, `${key} ${count}`));
  };

  return {
    history: { exchanges, versions },
    write(operation, values) {
      const history = versions.get(operation);
      if (history) change(operation, { ...history.at(-1)!.values, ...values }, 'other');
    },
    killProcess(processNumber) {
      for (const abandon of open.get(processNumber) ?? []) abandon();
      open.delete(processNumber);
    },
    send: (request) =>
      new Promise<Answer>((resolve, reject) => {
        const now = clock.now();
        const { method, path, signal, timeoutMs } = request;
        const body = method === 'PATCH' ? (JSON.parse(request.body ?? '{}') as WireValues) : {};
        const isBatch = parseRoute(path).kind === 'batch';
        const own = nextExchange(request, { method, path, batch: undefined }, body);
        if (timeoutMs <= 0 || signal.aborted) {
          const inner = isBatch ? toParts(request, own).map(({ exchange }) => exchange) : [];
          for (const exchange of [own, ...inner]) {
            exchange.left = false;
            settle(exchange, { kind: 'failure', code: 'DEADLINE_PASSED' });
          }
          reject(new NetworkFailure('DEADLINE_PASSED', true));
          return;
        }
        const first = toPart(own, body);
        const parts = isBatch ? toParts(request, own) : [first];
        const all = isBatch ? [first, ...parts] : parts;
        const transport = all
          .map(({ action }) => action)
          .find((action) => ['never-left', 'reset', 'timeout', 'slow'].includes(action?.kind ?? ''));
        const travel = latency(path, method);
        // No later than a program has to expect it: as long again as one attempt may take.
        const latest = now + Math.ceil(timeoutMs) + 0.8 * plan.server.timeoutMs;
        const arriveAt = Math.min(latest, now + travel + (transport?.kind === 'slow' ? transport.ms : 0));
        const answerAt = arriveAt + latency(path, `answer to ${method}`);

        const cancels: (() => void)[] = [];
        const finish = () => {
          for (const cancel of cancels) cancel();
          signal.removeEventListener('abort', onAbort);
          open.get(request.process)?.delete(abandon);
        };
        const fail = (code: string, neverLeft = false) => {
          finish();
          for (const { exchange } of all) {
            exchange.left = !neverLeft;
            settle(exchange, { kind: 'failure', code });
          }
          reject(new NetworkFailure(code, neverLeft));
        };
        const onAbort = () => {
          fail('AbortError');
        };
        const abandon = () => {
          finish();
          for (const { exchange } of all) settle(exchange, { kind: 'failure', code: 'PROCESS_GONE' });
        };
        const mine = open.get(request.process) ?? new Set();
        open.set(request.process, mine.add(abandon));
        signal.addEventListener('abort', onAbort);
        cancels.push(
          clock.at(now + Math.ceil(timeoutMs), () => {
            fail('TimeoutError');
          }),
        );

        if (transport?.kind === 'never-left') {
          cancels.push(
            clock.at(now + travel, () => {
              fail('ECONNREFUSED', true);
            }),
          );
          return;
        }
        if (transport?.kind === 'reset' || transport?.kind === 'timeout') {
          const failsAt = transport.kind === 'reset' ? answerAt : now + Math.ceil(timeoutMs);
          for (const part of parts.filter(({ exchange }) => exchange.method === 'PATCH')) {
            const effect = part.action && 'effect' in part.action ? part.action.effect : transport.effect;
            if (effect === 'yes') applyLater(part, arriveAt);
            if (typeof effect === 'object') applyLater(part, failsAt + effect.lateMs);
          }
          if (transport.kind === 'reset')
            cancels.push(
              clock.at(answerAt, () => {
                fail('ECONNRESET');
              }),
            );
          return;
        }
        const arrive = () => {
          const arrival = isBatch
            ? arriveTogether(request, first, parts, answerAt)
            : arriveAlone(first, answerAt);
          if (own.end) return;
          cancels.push(
            clock.at(answerAt, () => {
              finish();
              arrival.settle();
              resolve(arrival.answer);
            }),
          );
        };
        clock.at(arriveAt, arrive, { quiet: true });
      }),
  };
}
