import { type CaseOperation, isTerminal } from '../domain/case-operation.js';
import { toCanonicalId } from '../domain/ids.js';
import type { CaseOperationProgress, StaleReason } from '../domain/live.js';
import type { CaseSource } from './case-source.js';
import { createLatestQueue, type LatestQueue } from './latest-queue.js';

/** What one consumer watches. */
export interface Subscription {
  /** The operation; undefined for all operations of the case. */
  readonly id: string | undefined;
  readonly source: CaseSource;
  /** Returns what the consumer may see of an operation. */
  readonly show: (operation: CaseOperation) => CaseOperation;
}

/** A consumer that has not left. */
export interface Subscriber {
  readonly source: CaseSource;
  /** The canonical id of its operation; undefined for all operations of the case. */
  readonly key: string | undefined;
  /** The id as the consumer wrote it. */
  readonly id: string | undefined;
  readonly queue: LatestQueue<CaseOperationProgress>;
}

export interface AudienceDependencies {
  /** Returns the milliseconds until the next read. */
  readonly getNextMs: () => number;
  /** Called when the last subscriber has left. */
  readonly onEmpty: () => void;
}

/** The subscribers of a case, and the last state of each operation that they watch. */
export interface Audience {
  add(subscription: Subscription): Subscriber;
  /** Returns the subscribers, first those that came last: their tokens are valid for longest. */
  list(): readonly Subscriber[];
  /** Returns the watched operations. */
  getOperations(): readonly CaseOperation[];
  find(key: string): CaseOperation | undefined;
  /** Takes an operation that was read, and sends it to its subscribers if it has changed; returns whether it has. */
  accept(operation: CaseOperation): boolean;
  /** Sends the known state to a new subscriber, and from now on each change. */
  welcome(subscriber: Subscriber): void;
  /** States whether the known states are as recent as they should be, and sends them again if that has changed. */
  setStale(reason: StaleReason | null): void;
}

function isSame(a: CaseOperation, b: CaseOperation): boolean {
  return JSON.stringify({ ...a, asOf: '' }) === JSON.stringify({ ...b, asOf: '' });
}

function toProgress(
  caseOperation: CaseOperation,
  staleReason: StaleReason | null,
  nextMs: number | null,
): CaseOperationProgress {
  const { asOf } = caseOperation;
  const nextExpectedInSeconds = nextMs === null ? null : Math.ceil(nextMs / 1000);
  return { caseOperation, asOf, stale: staleReason !== null, staleReason, nextExpectedInSeconds };
}

export function createAudience({ getNextMs, onEmpty }: AudienceDependencies): Audience {
  const subscribers = new Map<Subscriber, Subscription['show']>();
  /** Those that have the present state, and get each change. */
  const welcomed = new WeakSet<Subscriber>();
  const known = new Map<string, CaseOperation>();
  let staleReason: StaleReason | null = null;

  const isWatched = (key: string) =>
    [...subscribers.keys()].some(({ key: own }) => own === undefined || own === key);

  const send = (subscriber: Subscriber, key: string, operation: CaseOperation) => {
    const isWhole = subscriber.key === undefined;
    if (!isWhole && subscriber.key !== key) return;
    const isLast = !isWhole && isTerminal(operation.status);
    const show = subscribers.get(subscriber) ?? ((one: CaseOperation) => one);
    subscriber.queue.push(key, toProgress(show(operation), staleReason, isLast ? null : getNextMs()));
    if (isLast) subscriber.queue.end();
  };
  const sendToAll = (key: string, operation: CaseOperation) => {
    for (const subscriber of [...subscribers.keys()]) {
      if (welcomed.has(subscriber)) send(subscriber, key, operation);
    }
  };

  const leave = (subscriber: Subscriber) => {
    subscribers.delete(subscriber);
    for (const key of [...known.keys()]) if (!isWatched(key)) known.delete(key);
    if (subscribers.size === 0) onEmpty();
  };

  return {
    add({ id, source, show }) {
      const queue = createLatestQueue<CaseOperationProgress>(() => {
        leave(subscriber);
      });
      const subscriber = { source, id, key: id === undefined ? undefined : toCanonicalId(id), queue };
      subscribers.set(subscriber, show);
      return subscriber;
    },
    list: () => [...subscribers.keys()].reverse(),
    getOperations: () => [...known.values()],
    find: (key) => known.get(key),
    accept(operation) {
      const key = toCanonicalId(operation.id);
      const before = known.get(key);
      // Date-times of one format, so that the order of strings is that of time.
      if (!isWatched(key) || (before && before.asOf > operation.asOf)) return false;
      known.set(key, operation);
      if (before && isSame(before, operation)) return false;
      sendToAll(key, operation);
      return true;
    },
    welcome(subscriber) {
      welcomed.add(subscriber);
      for (const [key, operation] of known) send(subscriber, key, operation);
    },
    setStale(reason) {
      if (reason === staleReason) return;
      staleReason = reason;
      for (const [key, operation] of known) sendToAll(key, operation);
    },
  };
}
