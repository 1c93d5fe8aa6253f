import { type CaseOperation, isTerminal } from '../domain/case-operation.js';
import { CaseOperationsError } from '../domain/errors.js';
import type { StaleReason } from '../domain/live.js';
import type { Audience, Subscriber } from './audience.js';
import type { CaseReader } from './case-source.js';
import type { SharedCase } from './shared-case.js';

export interface CasePollDependencies {
  readonly audience: Audience;
  /** Aborted when the last subscriber has left. */
  readonly signal: AbortSignal;
  /** Plans the next read, not before a number of milliseconds. */
  readonly plan: (leastMs?: number) => void;
  /** Asks the other processes for the turn to read; absent if there are none. */
  readonly shared?: Pick<SharedCase, 'takeTurn' | 'publish'> | undefined;
  /** Returns the milliseconds until the next read. */
  readonly getNextMs: () => number;
  /** Plans the next read after exactly so many milliseconds. */
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

/**
 * Reads what the subscribers watch: the whole list, or the operations that have not ended. Returns the operations that
 * have changed.
 *
 * @param order That of this read.
 */
async function readWatched(audience: Audience, reader: CaseReader, order: number): Promise<CaseOperation[]> {
  const changed: CaseOperation[] = [];
  const accept = (operation: CaseOperation) => {
    if (audience.accept(operation, order)) changed.push(operation);
  };
  const watched = new Map(audience.list().map(({ key, id }) => [key, id]));
  if (watched.has(undefined)) {
    for await (const operation of reader.listOperations()) accept(operation);
    return changed;
  }
  const unfinished = [...watched].filter(([key = '']) => !isTerminal(audience.find(key)?.status ?? null));
  const reads = await Promise.allSettled(unfinished.map(([, id = '']) => reader.getOperation(id)));
  for (const [index, read] of reads.entries()) {
    if (read.status === 'fulfilled') accept(read.value);
    else if (getCode(read.reason) !== 'NOT_FOUND') throw read.reason;
    else
      failAll(
        audience.list().filter(({ key }) => key === unfinished[index]?.[0]),
        read.reason,
      );
  }
  return changed;
}

/** Publishes what the other processes need to know of a read. */
function createPublisher(shared: CasePollDependencies['shared']) {
  let wasStale = false;
  return (operations: readonly CaseOperation[], staleReason: StaleReason | null, order?: number) => {
    const isNews = operations.length > 0 || staleReason !== null || wasStale;
    wasStale = staleReason !== null;
    if (isNews) shared?.publish({ operations, staleReason }, order);
  };
}

export function createCasePoll(dependencies: CasePollDependencies): CasePoll {
  const { audience, signal, plan, shared, reportBug } = dependencies;
  let cost = 1;
  let unchangedReads = 0;
  let isReading = false;

  const publish = createPublisher(shared);

  const handleFailure = (error: unknown, order: number, turnOrder: number | undefined): void => {
    const code = getCode(error);
    if (code === undefined) reportBug(error);
    if (code !== undefined && finalCodes.has(code)) {
      failAll(audience.list(), error);
      return;
    }
    const reason = code === 'THROTTLED' ? 'THROTTLED' : 'UNREACHABLE';
    audience.markStale(reason, order);
    publish([], reason, turnOrder);
  };

  /** @param turnOrder That of the read among those of all processes. */
  const read = async ({ source }: Subscriber, turnOrder: number | undefined): Promise<void> => {
    const order = audience.begin();
    const reader = source.open(true, signal);
    try {
      const changed = await readWatched(audience, reader, order);
      unchangedReads = changed.length > 0 ? 0 : unchangedReads + 1;
      publish(changed, null, turnOrder);
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
        const turn = await shared?.takeTurn(dependencies.getNextMs() * 0.95);
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
