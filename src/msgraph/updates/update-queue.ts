import { createError } from '../../domain/errors.js';
import type { Clock } from '../transport/clock.js';
import type { Deadline } from '../transport/deadline.js';

export interface QueuedUpdate {
  /** Identifies the operation. */
  readonly key: string;
  readonly callerKey: string;
  readonly deadline: Deadline;
  /** Fails unless Graph accepts the caller. Called before the update waits for others. */
  readonly authenticate: () => Promise<void>;
  /** Throws if the update must not start any more. Called when it is its turn. */
  readonly requireStart: () => void;
}

/** The turn of a task. */
export interface UpdateTurn {
  /** Whether a request of an earlier task may have been applied late, so that the operation is read first. */
  readonly readFirst: boolean;
  /** States that a request of this task may still be applied later, whatever the task finds out now. */
  readonly markPending: () => void;
}

/** Runs a task when no other task of its operation runs. */
export type RunUpdate = <T>(update: QueuedUpdate, task: (turn: UpdateTurn) => Promise<T>) => Promise<T>;

export interface UpdateQueueOptions {
  readonly clock: Clock;
  /** Milliseconds after an unknown outcome until its request can no longer be expected to be applied. */
  readonly settleMs: number;
  /** Maximum number of waiting updates of one operation and caller. @default 100, as in one bulk */
  readonly maxWaiting?: number;
}

interface Waiter {
  readonly callerKey: string;
  readonly start: () => void;
}

/** The updates of one operation. */
interface Line {
  running: boolean;
  waiting: Waiter[];
  /** Callers in the order in which they were last served. */
  served: string[];
  /** Until when an earlier update with an unknown outcome may still be applied, in milliseconds of the clock. */
  settledAt: number;
}

/** Takes the next waiter of the caller who was served longest ago: no caller can hold up another with many updates. */
function takeNext(line: Line): Waiter | undefined {
  const rank = ({ callerKey }: Waiter) => line.served.indexOf(callerKey);
  const next = line.waiting.reduce<Waiter | undefined>(
    (best, waiter) => (!best || rank(waiter) < rank(best) ? waiter : best),
    undefined,
  );
  if (!next) return undefined;
  line.waiting = line.waiting.filter((waiter) => waiter !== next);
  line.served = [...line.served.filter((callerKey) => callerKey !== next.callerKey), next.callerKey];
  return next;
}

/** Waits for the turn of an update, no longer than its deadline and its client. */
function waitForTurn(line: Line, { callerKey, deadline }: QueuedUpdate, clock: Clock): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      line.waiting = line.waiting.filter((other) => other !== waiter);
      stop();
      reject(createError('updateNotStarted'));
    };
    const cancelTimer = clock.schedule(deadline.remainingMs(), leave);
    const stop = () => {
      cancelTimer();
      deadline.signal.removeEventListener('abort', leave);
    };
    const waiter: Waiter = {
      callerKey,
      start() {
        stop();
        resolve();
      },
    };
    if (deadline.signal.aborted) {
      leave();
      return;
    }
    deadline.signal.addEventListener('abort', leave);
    line.waiting.push(waiter);
  });
}

/** Waits until an earlier update can no longer be applied; returns whether there was one. */
async function waitUntilSettled({ settledAt }: Line, deadline: Deadline, clock: Clock): Promise<boolean> {
  const wait = settledAt - clock.now();
  if (wait <= 0) return false;
  if (wait >= deadline.remainingMs()) throw createError('earlierUpdateUnknown');
  await clock.sleep(wait, deadline.signal).catch(() => {
    throw createError('updateNotStarted');
  });
  return true;
}

/** Creates the queue of a process: updates of one operation never overlap, updates of different ones run concurrently. */
export function createUpdateQueue({ clock, settleMs, maxWaiting = 100 }: UpdateQueueOptions): RunUpdate {
  const lines = new Map<string, Line>();

  const getLine = (key: string): Line => {
    const line = lines.get(key) ?? { running: false, waiting: [], served: [], settledAt: 0 };
    lines.set(key, line);
    return line;
  };

  const removeIfIdle = (key: string, line: Line) => {
    if (!line.running && line.waiting.length === 0 && line.settledAt <= clock.now()) lines.delete(key);
  };

  const enter = async (update: QueuedUpdate): Promise<Line> => {
    if (getLine(update.key).running) await update.authenticate();
    const line = getLine(update.key);
    if (!line.running) {
      line.running = true;
      return line;
    }
    const own = line.waiting.filter(({ callerKey }) => callerKey === update.callerKey);
    if (own.length >= maxWaiting) {
      throw createError('updateQueueFull', { retryAfterSeconds: Math.ceil(settleMs / 1000) });
    }
    await waitForTurn(line, update, clock);
    return line;
  };

  const leave = (key: string, line: Line) => {
    const next = takeNext(line);
    if (next) next.start();
    else line.running = false;
    removeIfIdle(key, line);
  };

  return async (update, task) => {
    const line = await enter(update);
    try {
      update.requireStart();
      const readFirst = await waitUntilSettled(line, update.deadline, clock);
      return await task({
        readFirst,
        markPending() {
          line.settledAt = clock.now() + settleMs;
        },
      });
    } finally {
      leave(update.key, line);
      const wait = line.settledAt - clock.now();
      if (wait > 0)
        clock.schedule(wait, () => {
          removeIfIdle(update.key, line);
        });
    }
  };
}
