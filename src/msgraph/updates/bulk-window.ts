import { CaseOperationsError, createError } from '../../domain/errors.js';

/**
 * Requests of the first window, and the factor by which each window grows. The first has the published quota of one
 * minute (docs/graph-facts.md, Throttling), in which the updates of one case and the list that verifies them fit.
 */
const firstWindow = 5;
const growth = 4;

interface Pending {
  readonly caseId: string;
  readonly start: () => void;
  readonly cancel: (error: unknown) => void;
}

/**
 * Runs the updates of a bulk in windows: a window starts when all updates of the one before have ended, so that a
 * small quota is not exhausted by updates that nothing is left to verify. After a throttled update no further one is
 * started; each fails as throttled, without having been sent.
 */
export function createBulkWindow() {
  const pending: Pending[] = [];
  let size = firstWindow;
  let running = 0;
  let throttled: CaseOperationsError | undefined;

  /** Takes updates in their order: each counts as a request, and each of their cases as the one that verifies. */
  const takeWindow = (): Pending[] => {
    const cases = new Set<string>();
    let weight = 0;
    const count = pending.findIndex(({ caseId }) => {
      weight += cases.has(caseId) ? 1 : 2;
      cases.add(caseId);
      return weight > size;
    });
    return pending.splice(0, count < 0 ? pending.length : Math.max(1, count));
  };

  const startWindow = () => {
    if (running > 0 || pending.length === 0) return;
    if (throttled) {
      const { retryAfterSeconds } = throttled.details;
      for (const { cancel } of pending.splice(0)) cancel(createError('throttled', { retryAfterSeconds }));
      return;
    }
    const next = takeWindow();
    size *= growth;
    running = next.length;
    for (const { start } of next) start();
  };

  const onEnd = (error?: unknown) => {
    running -= 1;
    if (error instanceof CaseOperationsError && error.reason === 'throttled') throttled = error;
    startWindow();
  };

  return async <T>(caseId: string, task: () => Promise<T>): Promise<T> => {
    await new Promise<void>((start, cancel) => {
      pending.push({ caseId, start, cancel });
      // After the synchronous loop that adds the updates of the bulk.
      queueMicrotask(startWindow);
    });
    return task().then(
      (value) => {
        onEnd();
        return value;
      },
      (error: unknown) => {
        onEnd(error);
        throw error;
      },
    );
  };
}
