import { CaseOperationsError, createError } from '../../domain/errors.js';

/**
 * Requests of the first window, and the factor by which each window grows. The first has the published quota of one
 * minute (docs/graph-facts.md, Throttling), in which the updates of one case and the list that verifies them fit.
 */
const firstWindow = 5;
const growth = 4;

/** The requests of an update besides the PATCH, which one list can serve for all updates of a case. */
export interface BulkUpdate {
  readonly caseId: string;
  /** Whether expected values are read before. */
  readonly isConditional: boolean;
}

/** The place of an update in its window. */
export interface WindowPlace {
  /** Resolves when no PATCH of the window is under way, so that one list can verify all of them. */
  readonly whenAllSent: () => Promise<void>;
}

interface Pending {
  readonly update: BulkUpdate;
  readonly start: (window: Window) => void;
  readonly cancel: (error: unknown) => void;
}

/** The updates that run at the same time. */
class Window {
  readonly #resolve: (() => void)[] = [];
  #unsent: number;
  running: number;

  constructor(size: number) {
    this.#unsent = size;
    this.running = size;
  }

  /** Counts an update whose PATCH has ended, or that ends without one. */
  markSent(): void {
    this.#unsent -= 1;
    if (this.#unsent === 0) for (const resolve of this.#resolve.splice(0)) resolve();
  }

  whenAllSent(): Promise<void> {
    return this.#unsent === 0 ? Promise.resolve() : new Promise((resolve) => this.#resolve.push(resolve));
  }
}

/** Takes the updates of a window: each costs a request, and each of its cases one more before and one after. */
function takeWindow(pending: Pending[], size: number): Pending[] {
  const lists = new Set<string>();
  let cost = 0;
  const add = (list: string) => {
    if (!lists.has(list)) cost += 1;
    lists.add(list);
  };
  const count = pending.findIndex(({ update: { caseId, isConditional } }) => {
    cost += 1;
    add(`after ${caseId}`);
    if (isConditional) add(`before ${caseId}`);
    return cost > size;
  });
  return pending.splice(0, count < 0 ? pending.length : Math.max(1, count));
}

/**
 * Runs the updates of a bulk in windows: a window starts when all updates of the one before have ended, so that a
 * small quota is not exhausted by updates that nothing is left to verify. After a throttled update no further one is
 * started; each fails as throttled, without having been sent.
 */
export function createBulkWindow() {
  const pending: Pending[] = [];
  let size = firstWindow;
  let current: Window | undefined;
  let throttled: CaseOperationsError | undefined;

  const startWindow = () => {
    if ((current?.running ?? 0) > 0 || pending.length === 0) return;
    if (throttled) {
      const { retryAfterSeconds } = throttled.details;
      for (const { cancel } of pending.splice(0)) cancel(createError('throttled', { retryAfterSeconds }));
      return;
    }
    const next = takeWindow(pending, size);
    size *= growth;
    const window = new Window(next.length);
    current = window;
    for (const { start } of next) start(window);
  };

  return async <T>(update: BulkUpdate, task: (place: WindowPlace) => Promise<T>): Promise<T> => {
    const window = await new Promise<Window>((start, cancel) => {
      pending.push({ update, start, cancel });
      // After the synchronous loop that adds the updates of the bulk.
      queueMicrotask(startWindow);
    });
    let isSent = false;
    const markSent = () => {
      if (!isSent) window.markSent();
      isSent = true;
    };
    try {
      return await task({
        whenAllSent() {
          markSent();
          return window.whenAllSent();
        },
      });
    } catch (error) {
      if (error instanceof CaseOperationsError && error.reason === 'throttled') throttled = error;
      throw error;
    } finally {
      markSent();
      window.running -= 1;
      startWindow();
    }
  };
}
