import { isTerminal } from '../domain/case-operation.js';
import { CaseOperationsError } from '../domain/errors.js';
import type { Audience, Subscriber } from './audience.js';
import type { CaseReader, CaseSource } from './case-source.js';

export interface CasePollDependencies {
  readonly audience: Audience;
  /** Plans the next read, not before a number of milliseconds. */
  readonly plan: (leastMs?: number) => void;
  /** Receives errors that are bugs of this server. */
  readonly reportBug: (bug: unknown) => void;
}

/** The repeated read of a watched case. */
export interface CasePoll {
  run(): Promise<void>;
  /** Number of requests of the last read. */
  getCost(): number;
  /** Number of reads since an operation has changed. */
  getUnchangedReads(): number;
  /** An operation has changed, as another read has shown. */
  markChanged(): void;
}

/** Codes of errors that every further read would have, too. */
const finalCodes: ReadonlySet<string> = new Set(['FORBIDDEN', 'NOT_FOUND', 'INVALID_INPUT']);

/** Returns the code of an error; undefined for a bug. */
export function getCode(error: unknown): string | undefined {
  return error instanceof CaseOperationsError ? error.code : undefined;
}

function getRetryAfter(error: unknown): number {
  return error instanceof CaseOperationsError ? (error.details.retryAfterSeconds ?? 0) * 1000 : 0;
}

function failAll(subscribers: readonly Subscriber[], error: unknown): void {
  for (const { queue } of subscribers) queue.fail(error);
}

/**
 * Reads what the subscribers watch: the whole list, or the operations that have not ended. Returns whether an operation
 * has changed.
 */
async function readWatched(audience: Audience, reader: CaseReader): Promise<boolean> {
  let hasChanged = false;
  const watched = new Map(audience.list().map(({ key, id }) => [key, id]));
  if (watched.has(undefined)) {
    for await (const operation of reader.listOperations())
      hasChanged = audience.accept(operation) || hasChanged;
    return hasChanged;
  }
  const unfinished = [...watched].filter(([key = '']) => !isTerminal(audience.find(key)?.status ?? null));
  const reads = await Promise.allSettled(unfinished.map(([, id = '']) => reader.getOperation(id)));
  for (const [index, read] of reads.entries()) {
    if (read.status === 'fulfilled') hasChanged = audience.accept(read.value) || hasChanged;
    else if (getCode(read.reason) !== 'NOT_FOUND') throw read.reason;
    else
      failAll(
        audience.list().filter(({ key }) => key === unfinished[index]?.[0]),
        read.reason,
      );
  }
  return hasChanged;
}

export function createCasePoll({ audience, plan, reportBug }: CasePollDependencies): CasePoll {
  let cost = 1;
  let unchangedReads = 0;

  /** Handles a failed read; returns whether the credential of another subscriber may succeed at once. */
  const handleFailure = (error: unknown, used: CaseSource): boolean => {
    const code = getCode(error);
    if (code === undefined) reportBug(error);
    if (code === 'UNAUTHENTICATED') {
      const rejected = audience.list().filter(({ source }) => source === used);
      failAll(rejected, error);
      return audience.list().length > 0;
    }
    if (code !== undefined && finalCodes.has(code)) failAll(audience.list(), error);
    else audience.setStale(code === 'THROTTLED' ? 'THROTTLED' : 'UNREACHABLE');
    return false;
  };

  const run = async (): Promise<void> => {
    const [subscriber] = audience.list();
    if (!subscriber) return;
    // What is sent meanwhile states when the next read is expected.
    plan();
    const reader = subscriber.source.open(true);
    try {
      unchangedReads = (await readWatched(audience, reader)) ? 0 : unchangedReads + 1;
      audience.setStale(null);
      plan(reader.getRetryAfter());
    } catch (error) {
      if (handleFailure(error, subscriber.source)) await run();
      else plan(Math.max(getRetryAfter(error), reader.getRetryAfter()));
    } finally {
      cost = Math.max(1, reader.countRequests());
    }
  };

  return {
    run,
    getCost: () => cost,
    getUnchangedReads: () => unchangedReads,
    markChanged() {
      unchangedReads = 0;
    },
  };
}
