import { type CaseOperation, isTerminal } from '../domain/case-operation.js';
import { CaseOperationsError } from '../domain/errors.js';
import type { Audience, Subscriber } from './audience.js';
import type { CaseReader } from './case-source.js';
import type { NewsPublisher } from './news.js';
import { type SharedCase, wholeCase } from './shared-case.js';

export interface CasePollDependencies {
  readonly audience: Audience;
  /** Aborted when the last subscriber has left. */
  readonly signal: AbortSignal;
  /** Plans the next read, not before a number of milliseconds. */
  readonly plan: (leastMs?: number) => void;
  /** Asks the other processes for the turn to read; absent if there are none. */
  readonly takeTurn?: SharedCase['takeTurn'] | undefined;
  readonly publisher: Pick<NewsPublisher, 'publish'>;
  /** Returns the milliseconds until the next read. */
  readonly getNextMs: () => number;
  /** Plans the next read after a number of milliseconds and a little more, so that processes do not read at once. */
  readonly planAt: (ms: number) => void;
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

/** The operations that must be read, by their canonical ids; undefined for the whole list. */
function findUnfinished(audience: Audience): Map<string, string> | undefined {
  const watched = audience.list();
  if (watched.some(({ key }) => key === undefined)) return undefined;
  const isUnfinished = ({ key = '' }: Subscriber) => !isTerminal(audience.find(key)?.status ?? null);
  return new Map(watched.filter(isUnfinished).map(({ key = '', id = '' }) => [key, id]));
}

function getScope(audience: Audience): string {
  const unfinished = findUnfinished(audience);
  return unfinished ? [...unfinished.keys()].sort().join(' ') : wholeCase;
}

/**
 * Reads what the subscribers watch: the whole list, or the operations that have not ended. Returns the operations, and
 * whether one has changed.
 *
 * @param order That of this read.
 */
async function readWatched(audience: Audience, reader: CaseReader, order: number) {
  const operations: CaseOperation[] = [];
  let hasChanged = false;
  const accept = (operation: CaseOperation) => {
    operations.push(operation);
    hasChanged = audience.accept(operation, order) || hasChanged;
  };
  const unfinished = findUnfinished(audience);
  if (!unfinished) {
    for await (const page of reader.listOperations()) page.forEach(accept);
    return { operations, hasChanged };
  }
  const keys = [...unfinished.keys()];
  const reads = await Promise.allSettled([...unfinished.values()].map((id) => reader.getOperation(id)));
  for (const [index, read] of reads.entries()) {
    if (read.status === 'fulfilled') accept(read.value);
    else if (getCode(read.reason) !== 'NOT_FOUND') throw read.reason;
    else
      failAll(
        audience.list().filter(({ key }) => key === keys[index]),
        read.reason,
      );
  }
  return { operations, hasChanged };
}

export function createCasePoll(dependencies: CasePollDependencies): CasePoll {
  const { audience, signal, plan, publisher, reportBug } = dependencies;
  let cost = 1;
  let unchangedReads = 0;
  let isReading = false;

  const handleFailure = (error: unknown, order: number, turnOrder: number | undefined): void => {
    const code = getCode(error);
    if (code === undefined) reportBug(error);
    if (code !== undefined && finalCodes.has(code)) {
      failAll(audience.list(), error);
      return;
    }
    const reason = code === 'THROTTLED' ? 'THROTTLED' : 'UNREACHABLE';
    audience.markStale(reason, order);
    publisher.publish([], reason, turnOrder);
  };

  /** @param turnOrder That of the read among those of all processes. */
  const read = async ({ source }: Subscriber, turnOrder: number | undefined): Promise<void> => {
    const order = audience.begin();
    const reader = source.open(true, signal);
    try {
      const { operations, hasChanged } = await readWatched(audience, reader, order);
      unchangedReads = hasChanged ? 0 : unchangedReads + 1;
      publisher.publish(operations, null, turnOrder);
      cost = Math.max(1, reader.countRequests());
      audience.clearStale();
      plan(reader.getRetryAfter());
    } catch (error) {
      // Nobody is left to whom it matters.
      if (signal.aborted) return;
      cost = Math.max(cost, reader.countRequests());
      handleFailure(error, order, turnOrder);
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
      try {
        // A little earlier than its own next read.
        const turn = await dependencies.takeTurn?.(dependencies.getNextMs() * 0.95, getScope(audience));
        if (turn?.mayRead === false) dependencies.planAt(turn.waitMs);
        else if (!signal.aborted) await read(subscriber, turn?.order);
      } finally {
        isReading = false;
      }
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
