import type { CaseOperation } from '../../../src/domain/case-operation.js';
import { createError } from '../../../src/domain/errors.js';
import type { CaseOperationProgress } from '../../../src/domain/live.js';
import type { CaseSource } from '../../../src/live/case-source.js';
import { createWatches } from '../../../src/live/watches.js';
import { createSharedCases } from '../../../src/redis/shared-cases.js';
import { anOperation } from '../../testkit/operations.js';
import { createProcessClock, createSimulationClock } from '../clock.js';
import { chance, integer, mulberry32, pick } from '../random.js';
import { createSharedModel } from './shared-model.js';

/** What one watcher received. */
interface Watcher {
  readonly process: number;
  readonly id: string | undefined;
  readonly from: number;
  until: number;
  readonly events: {
    readonly at: number;
    readonly id: string;
    readonly version: number;
    readonly status: string | null;
  }[];
  ended: 'open' | 'ended' | 'failed' | 'left';
}

export interface WatcherRun {
  readonly watchers: readonly Watcher[];
  /** The last version of each operation, and when it was written. */
  readonly last: ReadonlyMap<
    string,
    { readonly version: number; readonly at: number; readonly terminal: boolean }
  >;
  readonly writes: readonly { readonly at: number; readonly id: string; readonly version: number }[];
  readonly polls: readonly { readonly at: number; readonly process: number; readonly list: boolean }[];
  readonly bugs: readonly unknown[];
  /** Whether Redis was there, and no message was lost, all the time. */
  readonly undisturbed: boolean;
  /** Whether anything failed, died or was lost. */
  readonly isDisturbed: boolean;
  readonly killed: ReadonlySet<number>;
  readonly idle: boolean;
}

const minute = 60_000;
const activeMs = 20 * minute;
/** A little longer than the longest interval: within it a change must reach everyone. */
const calmMs = 6 * minute;
/** After a disturbance two intervals: a process may have missed what the one with the turn has read. */
const calmAfterDisturbanceMs = 13 * minute;
const ids = ['o1', 'o2', 'o3'];

/** Several processes watch one case, while others change it, processes die, and Redis and the upstream fail. */
export async function simulateWatchers(seed: number): Promise<WatcherRun> {
  const random = mulberry32(seed);
  const clock = createSimulationClock();
  const start = clock.now();
  const shared = createSharedModel(clock, random);
  const state = new Map(ids.map((id) => [id, { version: 0, at: start, terminal: false }]));
  const polls: { at: number; process: number; list: boolean }[] = [];
  const watchers: Watcher[] = [];
  const writes: { at: number; id: string; version: number }[] = [];
  const bugs: unknown[] = [];
  const killed = new Set<number>();
  const iterators: AsyncIterableIterator<CaseOperationProgress>[] = [];
  let isUpstreamDown = false;
  let undisturbed = true;
  let isDisturbed = false;

  const show = (id: string): CaseOperation => {
    const { version, terminal } = state.get(id)!;
    const createdDateTime = '2020-01-01T00:00:00Z';
    const status = terminal ? 'SUCCEEDED' : 'RUNNING';
    const common = { caseId: 'case-1', id, createdDateTime, status, percentProgress: version } as const;
    return anOperation({ ...common, asOf: new Date(clock.now()).toISOString() });
  };
  const delay = (process: number) =>
    new Promise<void>((resolve) => {
      clock.at(clock.now() + integer(random, 5, 900), () => {
        if (!killed.has(process)) resolve();
      });
    });
  /** The answer shows the state of one moment between request and answer. */
  const request = async <T>(process: number, answer: () => T): Promise<T> => {
    await delay(process);
    if (isUpstreamDown) throw createError('unavailable');
    const found = answer();
    await delay(process);
    return found;
  };
  const createSource = (process: number): CaseSource => ({
    open(isBackground) {
      let requests = 0;
      const count = (list: boolean) => {
        requests += 1;
        if (isBackground) polls.push({ at: clock.now(), process, list });
      };
      return {
        getOperation(id) {
          count(false);
          return request(process, () => show(id));
        },
        async *listOperations() {
          count(true);
          yield await request(process, () => ids.map(show));
        },
        countRequests: () => requests,
        getRetryAfter: () => 0,
      };
    },
  });
  const processes = Array.from({ length: integer(random, 1, 3) }, (_, process) => {
    const processClock = createProcessClock(clock);
    const cases = createSharedCases(shared.connect(), `process ${process}`);
    const watches = createWatches({
      ...{ clock: processClock, random, requestsPerMinute: 3, shared: cases },
      reportBug: (bug) => bugs.push(bug),
    });
    return { process, clock: processClock, watches, source: createSource(process) };
  });

  const watch = ({ process, watches, source }: (typeof processes)[number], id: string | undefined) => {
    const watcher: Watcher = { process, id, from: clock.now(), until: Infinity, events: [], ended: 'open' };
    watchers.push(watcher);
    const events = watches.watch({
      ...{ identity: 'application', quotaKey: 'q', caseId: 'case-1', id, source },
      show: (operation) => operation,
    });
    iterators.push(events);
    void (async () => {
      for await (const { caseOperation } of events) {
        const { id: of, percentProgress, status } = caseOperation;
        watcher.events.push({ at: clock.now(), id: of, version: percentProgress ?? -1, status });
      }
      if (watcher.ended === 'open') watcher.ended = 'ended';
    })().catch(() => (watcher.ended = 'failed'));
    return {
      watcher,
      leave: () => {
        watcher.ended = 'left';
        watcher.until = clock.now();
        void events.return?.();
      },
    };
  };
  const write = (id: string, terminal: boolean) => {
    const before = state.get(id)!;
    if (before.terminal) return;
    const version = before.version + 1;
    state.set(id, { version, at: clock.now(), terminal });
    writes.push({ at: clock.now(), id, version });
  };
  const at = (run: () => void) => clock.at(start + integer(random, 0, activeMs), run);
  const during = (from: () => void, to: () => void) => {
    const begin = start + integer(random, 0, activeMs);
    clock.at(begin, from);
    clock.at(begin + integer(random, 1_000, 3 * minute), to);
    isDisturbed = true;
  };

  for (let count = integer(random, 2, 12); count > 0; count -= 1) {
    const id = chance(random, 0.4) ? undefined : pick(random, ids);
    const stays = chance(random, 0.7);
    at(() => {
      const process = pick(random, processes);
      if (killed.has(process.process)) return;
      const { leave } = watch(process, id);
      if (!stays) clock.at(clock.now() + integer(random, 0, 5 * minute), leave);
    });
  }
  for (let count = integer(random, 0, 10); count > 0; count -= 1) {
    const [id, terminal] = [pick(random, ids), chance(random, 0.2)];
    if (chance(random, 0.5))
      at(() => {
        write(id, terminal);
      });
    // An update through this server: its answer takes a while.
    else
      at(() => {
        const { process, watches } = pick(random, processes);
        if (killed.has(process)) return;
        write(id, terminal);
        const operation = show(id);
        void delay(process).then(() => {
          watches.observe('application', operation);
        });
      });
  }
  if (chance(random, 0.3)) {
    undisturbed = false;
    during(
      () => (shared.isDown = true),
      () => (shared.isDown = false),
    );
  }
  if (chance(random, 0.3)) {
    undisturbed = false;
    isDisturbed = true;
    at(() => (shared.loseNext = true));
  }
  if (chance(random, 0.3))
    during(
      () => (isUpstreamDown = true),
      () => (isUpstreamDown = false),
    );
  if (processes.length > 1 && chance(random, 0.3)) {
    isDisturbed = true;
    at(() => {
      const { process, clock: own } = processes[0]!;
      killed.add(process);
      own.kill();
    });
  }
  const end = start + activeMs + (isDisturbed ? calmAfterDisturbanceMs : calmMs);
  clock.at(end, () => {
    for (const [index, watcher] of watchers.entries()) {
      if (watcher.ended !== 'open') continue;
      watcher.ended = 'left';
      void iterators[index]?.return?.();
    }
  });
  const open = new Set<Watcher>();
  clock.at(end - 1, () => {
    for (const watcher of watchers) if (watcher.ended === 'open') open.add(watcher);
  });
  const idle = await clock.runUntilIdle(50_000);
  return {
    watchers: watchers.map((watcher) => (open.has(watcher) ? { ...watcher, ended: 'open' } : watcher)),
    ...{ last: state, writes, isDisturbed, polls, bugs, undisturbed, killed, idle },
  };
}
