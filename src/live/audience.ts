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
  /** Returns the order of a read that begins now. */
  begin(): number;
  /**
   * Takes an operation that was read, and sends it to its subscribers if it has changed; returns whether it has.
   *
   * @param order That of its read. What began before a known state was read or written is not newer, although it came
   * later. @default now
   */
  accept(operation: CaseOperation, order?: number): boolean;
  /** Sends the known state to a new subscriber, and from now on each change. */
  welcome(subscriber: Subscriber): void;
  /** States that a read could not refresh what is older than it, and sends that again if it is new. */
  markStale(reason: StaleReason, order: number): void;
  /** States that all states are as recent as they should be, and sends again those that were not. */
  clearStale(): void;
}

interface KnownState {
  readonly operation: CaseOperation;
  readonly order: number;
  readonly staleReason: StaleReason | null;
}

/** Whether two states of an operation are equal, apart from the time at which they were read. */
export function isSame(a: CaseOperation, b: CaseOperation): boolean {
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

/** Counts the subscribers of each operation; undefined stands for all operations. */
function createKeyCounts() {
  const counts = new Map<string | undefined, number>();
  return {
    has: (key: string | undefined) => counts.has(key),
    isWatched: (key: string) => counts.has(undefined) || counts.has(key),
    add(key: string | undefined, change: 1 | -1) {
      const count = (counts.get(key) ?? 0) + change;
      if (count === 0) counts.delete(key);
      else counts.set(key, count);
    },
  };
}

/** States, of each known state, whether it could be refreshed. */
function createStaleness(
  known: ReadonlyMap<string, KnownState>,
  set: (key: string, state: KnownState) => void,
): Pick<Audience, 'markStale' | 'clearStale'> {
  return {
    markStale(staleReason, order) {
      for (const [key, state] of known) {
        const isDue = state.order < order && state.staleReason !== staleReason;
        if (isDue) set(key, { ...state, staleReason });
      }
    },
    clearStale() {
      for (const [key, state] of known) if (state.staleReason) set(key, { ...state, staleReason: null });
    },
  };
}

export function createAudience({ getNextMs, onEmpty }: AudienceDependencies): Audience {
  const subscribers = new Map<Subscriber, Subscription['show']>();
  /** Those that have the present state, and get each change. */
  const welcomed = new WeakSet<Subscriber>();
  const counts = createKeyCounts();
  const known = new Map<string, KnownState>();
  let lastOrder = 0;

  const begin = () => (lastOrder += 1);

  const send = (subscriber: Subscriber, key: string, { operation, staleReason }: KnownState) => {
    const isWhole = subscriber.key === undefined;
    if (!isWhole && subscriber.key !== key) return;
    const isLast = !isWhole && isTerminal(operation.status);
    const show = subscribers.get(subscriber) ?? ((one: CaseOperation) => one);
    subscriber.queue.push(key, toProgress(show(operation), staleReason, isLast ? null : getNextMs()));
    if (isLast) subscriber.queue.end();
  };
  const set = (key: string, state: KnownState) => {
    known.set(key, state);
    for (const subscriber of [...subscribers.keys()]) {
      if (welcomed.has(subscriber)) send(subscriber, key, state);
    }
  };

  const leave = (subscriber: Subscriber) => {
    const { key } = subscriber;
    subscribers.delete(subscriber);
    counts.add(key, -1);
    const candidates = key === undefined && !counts.has(undefined) ? [...known.keys()] : [key ?? ''];
    for (const one of candidates) if (!counts.isWatched(one)) known.delete(one);
    if (subscribers.size === 0) onEmpty();
  };

  const add: Audience['add'] = ({ id, source, show }) => {
    const queue = createLatestQueue<CaseOperationProgress>(() => {
      leave(subscriber);
    });
    const subscriber = { source, id, key: id === undefined ? undefined : toCanonicalId(id), queue };
    subscribers.set(subscriber, show);
    counts.add(subscriber.key, 1);
    return subscriber;
  };

  return {
    ...{ add, begin },
    list: () => [...subscribers.keys()].reverse(),
    getOperations: () => [...known.values()].map(({ operation }) => operation),
    find: (key) => known.get(key)?.operation,
    accept(operation, order = begin()) {
      const key = toCanonicalId(operation.id);
      const before = known.get(key);
      if (!counts.isWatched(key) || (before && order < before.order)) return false;
      const state = { operation, order, staleReason: null };
      const hasChanged = !before || !isSame(before.operation, operation);
      if (hasChanged || before.staleReason !== null) set(key, state);
      else known.set(key, state);
      return hasChanged;
    },
    welcome(subscriber) {
      welcomed.add(subscriber);
      for (const [key, state] of known) send(subscriber, key, state);
    },
    ...createStaleness(known, set),
  };
}
