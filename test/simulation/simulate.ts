import type { CaseOperation } from '../../src/domain/case-operation.js';
import { CaseOperationsError } from '../../src/domain/errors.js';
import { createProcessClock, createSimulationClock, type ProcessClock } from './clock.js';
import {
  type OperationKey,
  type Plan,
  type Step,
  type UpdatePlan,
  type WireValues,
  splitKey,
} from './plan.js';
import { mulberry32 } from './random.js';
import { fingerprint, toWire } from './shown.js';
import { type Session, createSystem, markOf, type System, type UpdateRequest } from './system.js';
import type { History } from './upstream/history.js';
import { createUpstream, type Upstream } from './upstream/upstream.js';

/** How an update, or a read, ended for its caller. */
export type Outcome =
  | { readonly kind: 'applied'; readonly mark: string | null }
  | {
      readonly kind: 'error';
      readonly code: string;
      readonly reason: string;
      /** The last parts of the fields of its issues. */
      readonly fields: readonly string[];
      readonly mark: string | null | undefined;
    }
  | { readonly kind: 'bug'; readonly message: string };

export interface UpdateRecord {
  readonly plan: UpdatePlan;
  readonly call: number;
  /** Each time that its outcome was recorded. */
  readonly outcomes: { readonly at: number; readonly outcome: Outcome }[];
}

interface ReadRecord {
  readonly operation: OperationKey | undefined;
  /** The operations that the caller got, in order. */
  readonly items: readonly CaseOperation[];
  readonly marks: readonly (string | null)[];
  readonly error: string | undefined;
}

/** One GraphQL request. */
export interface Call {
  readonly number: number;
  readonly client: number;
  readonly caller: string;
  readonly process: number;
  readonly step: Step;
  readonly startedAt: number;
  departedAt: number | undefined;
  /** When the last of its promises settled; undefined when the process was gone before. */
  settledAt: number | undefined;
  readonly updates: readonly UpdateRecord[];
  reads: ReadRecord[];
}

export interface Run {
  readonly plan: Plan;
  readonly history: History;
  readonly calls: readonly Call[];
  /** Processes that were gone before the end. */
  readonly killed: ReadonlyMap<number, number>;
  readonly startedAt: number;
  /** When the event queue ran empty. */
  readonly endedAt: number;
  /** Whether it did. */
  readonly idle: boolean;
  /** What the last process kept at the end, by name. */
  readonly sizes: Readonly<Record<string, number>>;
}

const maxEvents = 20_000;

function toOutcome(result: PromiseSettledResult<CaseOperation | null>): Outcome {
  if (result.status === 'fulfilled') return { kind: 'applied', mark: result.value && markOf(result.value) };
  const error = result.reason as unknown;
  if (!(error instanceof CaseOperationsError)) return { kind: 'bug', message: String(error) };
  const { code, reason, details } = error;
  const fields = (details.issues ?? []).map(({ field }) => field.at(-1) ?? '');
  const mark = details.caseOperation && markOf(details.caseOperation);
  return { kind: 'error', code, reason, fields, mark };
}

function toRequest({ update, operation, patch, expect }: UpdatePlan): UpdateRequest {
  return { ...splitKey(operation), update, patch, ...(expect && { expect }) };
}

function toReadError(error: unknown): string {
  return error instanceof CaseOperationsError ? error.code : `bug ${String(error)}`;
}

/** Finds the update of a call by its body: no two updates of one call and operation are equal. */
function createIdentification() {
  const byBody = new Map<string, number>();
  return {
    add({ number }: Call, updates: readonly UpdatePlan[]) {
      for (const { update, operation, patch } of updates) {
        byBody.set(`${number} ${operation} ${fingerprint(toWire(patch))}`, update);
      }
    },
    find: (call: number, operation: OperationKey, body: WireValues): number | undefined =>
      byBody.get(`${call} ${operation} ${fingerprint(body)}`),
  };
}

/** Runs a plan to its end in virtual time. Equal plans give equal runs. */
export async function simulate(plan: Plan, createProcess = createSystem): Promise<Run> {
  const clock = createSimulationClock();
  const start = clock.now();
  const calls: Call[] = [];
  const identification = createIdentification();
  const upstream: Upstream = createUpstream({ plan, clock, identify: identification.find });
  const killed = new Map<number, number>();
  const waiting = new Set<{ readonly process: number; readonly lose: () => void }>();

  const startProcess = (process: number): { process: number; clock: ProcessClock; system: System } => {
    const processClock = createProcessClock(clock);
    const system = createProcess({
      process,
      clock: processClock,
      random: mulberry32(plan.seed * 31 + process),
      settings: plan.server,
      exchange: (request) => upstream.send(request),
      record: (call, update, result) => {
        if (killed.has(process)) return;
        const record = calls[call]!.updates.find((one) => one.plan.update === update)!;
        record.outcomes.push({ at: clock.now(), outcome: toOutcome(result) });
      },
    });
    return { process, clock: processClock, system };
  };
  let current = startProcess(1);

  const restart = () => {
    const { process } = current;
    killed.set(process, clock.now());
    current.clock.kill();
    upstream.killProcess(process);
    current = startProcess(process + 1);
    for (const call of [...waiting]) if (call.process === process) call.lose();
  };

  const perform = (session: Session, step: Step, call: Call): Promise<unknown>[] => {
    const note = (read: Partial<ReadRecord>) => {
      if (!killed.has(call.process)) {
        call.reads.push({ operation: undefined, items: [], marks: [], error: undefined, ...read });
      }
    };
    const noteItems = (operation: OperationKey | undefined, items: readonly CaseOperation[]) => {
      note({ operation, items, marks: items.map(markOf) });
    };
    const noteError = (operation?: OperationKey) => (error: unknown) => {
      note({ operation, error: toReadError(error) });
    };
    switch (step.kind) {
      case 'update': {
        const requests = step.updates.map(toRequest);
        const results = step.bulk ? session.updateMany(requests) : requests.map((one) => session.update(one));
        return results.map((result) => result.catch(() => undefined));
      }
      case 'read':
        return step.operations.map((operation) =>
          session.read(splitKey(operation)).then((found) => {
            noteItems(operation, found ? [found] : []);
          }, noteError(operation)),
        );
      case 'list':
        return [
          session.list(step.caseId).then((items) => {
            noteItems(undefined, items);
          }, noteError()),
        ];
      case 'case':
        return [
          session.readCase(step.caseId).then((found) => {
            note({ marks: [found?.mark ?? null] });
          }, noteError()),
        ];
    }
  };

  /** Resolves when the client has its answer, has left or has lost its connection. */
  const handle = (client: number, caller: string, step: Step): Promise<void> =>
    new Promise((resolve) => {
      const { process, system } = current;
      const number = calls.length;
      const updates = step.kind === 'update' ? step.updates : [];
      const call: Call = {
        ...{ number, client, caller, process, step, startedAt: clock.now() },
        ...{ departedAt: undefined, settledAt: undefined, reads: [] },
        updates: updates.map((update) => ({ plan: update, call: number, outcomes: [] })),
      };
      calls.push(call);
      identification.add(call, updates);
      const gone = new AbortController();
      const entry = {
        process,
        lose: () => {
          end();
        },
      };
      const cancelDeparture =
        step.leaveMs === undefined
          ? undefined
          : clock.at(clock.now() + step.leaveMs, () => {
              call.departedAt = clock.now();
              gone.abort();
              resolve();
            });
      const end = () => {
        cancelDeparture?.();
        waiting.delete(entry);
        resolve();
      };
      waiting.add(entry);
      void Promise.all(perform(system.open(number, caller, gone.signal), step, call)).then(() => {
        if (killed.has(process)) return;
        call.settledAt = clock.now();
        end();
      });
    });

  const pause = (ms: number) => new Promise<void>((resolve) => void clock.at(clock.now() + ms, resolve));
  const work = async (client: number, { caller, steps }: Plan['clients'][number]) => {
    for (const step of steps) {
      await pause(step.pauseMs);
      const done = handle(client, caller, step);
      if (step.wait) await done;
    }
  };

  for (const event of plan.events) {
    const happen =
      event.kind === 'restart'
        ? restart
        : () => {
            upstream.write(event.operation, event.values);
          };
    clock.at(start + event.atMs, happen, { quiet: event.kind === 'write' });
  }
  for (const [client, clientPlan] of plan.clients.entries()) void work(client, clientPlan);
  const idle = await clock.runUntilIdle(maxEvents);
  return {
    ...{ plan, history: upstream.history, calls, killed, idle },
    startedAt: start,
    endedAt: clock.now(),
    sizes: current.system.sizes(),
  };
}
