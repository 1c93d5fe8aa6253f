import { isTerminal } from '../domain/case-operation.js';
import { CaseOperationsError } from '../domain/errors.js';
import type { Audience, Subscriber } from './audience.js';
import type { CaseReader } from './case-source.js';

export interface CasePollDependencies {
  readonly audience: Audience;
  /** Aborted when the last subscriber has left. */
  readonly signal: AbortSignal;
  /** Plans the next read, not before a number of milliseconds. */
  readonly plan: (leastMs?: number) => void;
  /** Receives errors that are bugs of this server. */
  readonly reportBug: (bug: unknown) => void;
}

/** The repeated read of a watched case. */
export interface CasePoll {
  run(): Promise<void>;
  /** Number of requests of one read. */
  getCost(): number;
  /** Takes the number of requests of another read of the whole case. */
  noteCost(requests: number): void;
  /** Number of reads since an operation has changed. */
  getUnchangedReads(): number;
  /** An operation has changed, as another read has shown. */
  markChanged(): void;
}

/** Codes of errors that every further read would have, too. */
const finalCodes: ReadonlySet<string> = new Set([
  'FORBIDDEN',
  'NOT_FOUND',
  'INVALID_INPUT',
  // All subscribers have the same identity.
  'UNAUTHENTICATED',
]);

/** Returns the code of an error; undefined for a bug. */
export function getCode(error: unknown): string | undefined {
  return error instanceof CaseOperationsError ? error.code : undefined;
}

export function getRetryAfter(error: unknown): number {
  return error instanceof CaseOperationsError ? (error.details.retryAfterSeconds ?? 0) * 1000 : 0;
}

function failAll(subscribers: readonly Subscriber[], error: unknown): void {
  for (const { queue } of subscribers) queue.fail(error);
}

/**
 * Reads what the subscribers watch: the whole list, or the operations that have not ended. Returns whether an operation
 * has changed.
 *
 * @param order That of this read.
 */
async function readWatched(audience: Audience, reader: CaseReader, order: number): Promise<boolean> {
  let hasChanged = false;
  const watched = new Map(audience.list().map(({ key, id }) => [key, id]));
  if (watched.has(undefined)) {
    for await (const operation of reader.listOperations())
      hasChanged = audience.accept(operation, order) || hasChanged;
    return hasChanged;
  }
  const unfinished = [...watched].filter(([key = '']) => !isTerminal(audience.find(key)?.status ?? null));
  const reads = await Promise.allSettled(unfinished.map(([, id = '']) => reader.getOperation(id)));
  for (const [index, read] of reads.entries()) {
    if (read.status === 'fulfilled') hasChanged = audience.accept(read.value, order) || hasChanged;
    else if (getCode(read.reason) !== 'NOT_FOUND') throw read.reason;
    else
      failAll(
        audience.list().filter(({ key }) => key === unfinished[index]?.[0]),
        read.reason,
      );
  }
  return hasChanged;
}

export function createCasePoll({ audience, signal, plan, reportBug }: CasePollDependencies): CasePoll {
  let cost = 1;
  let unchangedReads = 0;
  let isReading = false;

  const handleFailure = (error: unknown, order: number): void => {
    const code = getCode(error);
    if (code === undefined) reportBug(error);
    if (code !== undefined && finalCodes.has(code)) failAll(audience.list(), error);
    else audience.markStale(code === 'THROTTLED' ? 'THROTTLED' : 'UNREACHABLE', order);
  };

  const read = async ({ source }: Subscriber): Promise<void> => {
    const order = audience.begin();
    const reader = source.open(true, signal);
    try {
      unchangedReads = (await readWatched(audience, reader, order)) ? 0 : unchangedReads + 1;
      cost = Math.max(1, reader.countRequests());
      audience.clearStale();
      plan(reader.getRetryAfter());
    } catch (error) {
      // Nobody is left to whom it matters.
      if (signal.aborted) return;
      cost = Math.max(cost, reader.countRequests());
      handleFailure(error, order);
      plan(Math.max(getRetryAfter(error), reader.getRetryAfter()));
    }
  };

  return {
    async run() {
      const [subscriber] = audience.list();
      if (!subscriber) return;
      // What is sent meanwhile states when the next read is expected.
      plan();
      // A list that is longer than the budget of a minute takes several.
      if (isReading) return;
      isReading = true;
      await read(subscriber).finally(() => {
        isReading = false;
      });
    },
    getCost: () => cost,
    noteCost(requests) {
      cost = Math.max(1, requests);
    },
    getUnchangedReads: () => unchangedReads,
    markChanged() {
      unchangedReads = 0;
    },
  };
}
