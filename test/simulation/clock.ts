import type { Clock } from '../../src/msgraph/transport/clock.js';

interface ClockEvent {
  readonly at: number;
  readonly run: () => void;
  /** Whether it changes the model only, so that no promise of the program can be waiting for it. */
  readonly quiet: boolean;
}

/** Virtual time: it stands still until everything that can run has run, then jumps to the next event. */
export interface SimulationClock {
  now(): number;
  /** Runs at a time that is not before now; returns the cancellation. */
  at(time: number, run: () => void, options?: { readonly quiet?: boolean }): () => void;
  /** Resolves when no event is left, or when `maxEvents` have run; returns whether it is idle. */
  runUntilIdle(maxEvents: number): Promise<boolean>;
  readonly events: number;
}

/** The start of every simulation. */
export const simulationStart = Date.parse('2026-08-31T12:00:00Z');

/** Resolves when the program waits for time or the network only: it collects requests by `setImmediate`. */
async function rest(): Promise<void> {
  do await new Promise<void>(setImmediateOnce);
  while (process.getActiveResourcesInfo().includes('Immediate'));
}

function setImmediateOnce(resolve: () => void): void {
  setImmediate(resolve);
}

export function createSimulationClock(): SimulationClock {
  let time = simulationStart;
  let ran = 0;
  const queue: ClockEvent[] = [];

  const insert = (event: ClockEvent) => {
    let low = 0;
    let high = queue.length;
    // The next event stands last. Equal times run in the order of their arrival.
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (queue[middle]!.at > event.at) low = middle + 1;
      else high = middle;
    }
    queue.splice(low, 0, event);
  };

  return {
    now: () => time,
    get events() {
      return ran;
    },
    at(due, run, { quiet = false } = {}) {
      const event = { at: Math.max(time, due), run, quiet };
      insert(event);
      return () => {
        const index = queue.indexOf(event);
        if (index >= 0) queue.splice(index, 1);
      };
    },
    async runUntilIdle(maxEvents) {
      await rest();
      for (;;) {
        const event = queue.pop();
        if (!event) return true;
        if (ran >= maxEvents) return false;
        ran += 1;
        time = event.at;
        event.run();
        if (!event.quiet) await rest();
      }
    },
  };
}

/** The clock of one server process: its timers end with it. */
export interface ProcessClock extends Clock {
  kill(): void;
}

export function createProcessClock(clock: SimulationClock): ProcessClock {
  const timers = new Set<() => void>();
  let alive = true;

  const schedule = (ms: number, ring: () => void) => {
    if (!alive) return () => undefined;
    // As setTimeout: whole milliseconds, at least one.
    const cancelEvent = clock.at(clock.now() + Math.max(1, Math.trunc(ms)), () => {
      timers.delete(cancel);
      ring();
    });
    const cancel = () => {
      timers.delete(cancel);
      cancelEvent();
    };
    timers.add(cancel);
    return cancel;
  };

  return {
    now: () => clock.now(),
    date: () => clock.now(),
    schedule,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(new Error('aborted'));
          return;
        }
        const onAbort = () => {
          cancel();
          signal?.removeEventListener('abort', onAbort);
          reject(new Error('aborted'));
        };
        const cancel = schedule(ms, () => {
          signal?.removeEventListener('abort', onAbort);
          resolve();
        });
        signal?.addEventListener('abort', onAbort);
      }),
    kill() {
      alive = false;
      for (const cancel of [...timers]) cancel();
    },
  };
}
