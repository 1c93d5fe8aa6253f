import type { CaseOperation } from '../domain/case-operation.js';
import type { CaseOperationProgress } from '../domain/live.js';
import { createAudience, type Subscriber, type Subscription } from './audience.js';
import { createCasePoll, getCode, getRetryAfter } from './case-poll.js';
import { getInterval } from './intervals.js';
import { createNewsPublisher } from './news.js';
import type { CaseNews, SharedCase } from './shared-case.js';

/** Time as a parameter. */
export interface WatchClock {
  /** Milliseconds of a monotonic clock. */
  now(): number;
  /** Milliseconds since 1970. */
  date(): number;
  /** Calls back after a number of milliseconds; returns a function that cancels the call. */
  schedule(ms: number, callback: () => void): () => void;
}

export interface CaseWatcherDependencies {
  readonly clock: WatchClock;
  /** Returns a number from 0 to 1. */
  readonly random: () => number;
  /** Returns the shortest interval in milliseconds with which this case uses no more than its share of the quota. */
  readonly getShareMs: () => number;
  /** Called when the last subscriber has left. */
  readonly onIdle: () => void;
  /** Receives errors that are bugs of this server. */
  readonly reportBug: (bug: unknown) => void;
  /** Called for each new subscriber whose state is known already, so that nothing is read. */
  readonly onServed?: (() => void) | undefined;
  /** Shares the case with other processes; absent if there are none. */
  readonly join?: ((onNews: (news: CaseNews) => void) => SharedCase) | undefined;
}

/** Reads one case as often as needed for all who watch it with one identity. */
export interface CaseWatcher {
  subscribe(subscription: Subscription): AsyncIterableIterator<CaseOperationProgress>;
  /** Takes an operation that was read for another reason. */
  observe(operation: CaseOperation): void;
  /** Number of requests of the last read. */
  getCost(): number;
  /** Number of subscribers. */
  count(): number;
  /** Milliseconds since the last successful read, also one of another process. */
  getReadAgeMs(): number;
}

/** The time of the next read. */
function createSchedule(clock: WatchClock, run: () => void) {
  let nextAt = 0;
  let cancel: (() => void) | undefined;
  return {
    getNextMs: () => Math.max(0, nextAt - clock.now()),
    set(ms: number) {
      cancel?.();
      nextAt = clock.now() + ms;
      cancel = clock.schedule(ms, run);
    },
    stop: () => cancel?.(),
  };
}

/** Plans the reads of a case, until its last subscriber has left. */
function createPolling(dependencies: CaseWatcherDependencies) {
  const { clock, random, getShareMs, onIdle, reportBug } = dependencies;
  const stopped = new AbortController();
  const { signal } = stopped;
  /** Graph requires that nothing is read before this time. */
  let notBefore = 0;
  const schedule = createSchedule(clock, () => {
    void poll.run().catch(reportBug);
  });
  const audience = createAudience({
    getNextMs: schedule.getNextMs,
    onEmpty() {
      stopped.abort();
      schedule.stop();
      shared?.leave();
      onIdle();
    },
  });
  const getDelay = (leastMs: number) => {
    const operations = audience.getOperations();
    const state = { operations, unchangedReads: poll.getUnchangedReads(), date: clock.date() };
    notBefore = Math.max(notBefore, clock.now() + leastMs);
    return Math.max(getInterval(state, random()), getShareMs(), notBefore - clock.now());
  };
  const plan = (leastMs = 0) => {
    if (!signal.aborted) schedule.set(getDelay(leastMs));
  };
  /** After something new is watched; the next read is only put off if Graph requires it. */
  const planSooner = (leastMs = 0) => {
    const ms = getDelay(leastMs);
    const isTooEarly = schedule.getNextMs() < notBefore - clock.now();
    if (!signal.aborted && (isTooEarly || ms < schedule.getNextMs())) schedule.set(ms);
  };
  const shared = dependencies.join?.((news) => {
    const { operations, staleReason } = news;
    publisher.observe(news);
    const order = audience.begin();
    const changed = operations.filter((operation) => audience.accept(operation, order));
    if (changed.length > 0) poll.markChanged();
    if (staleReason === null) audience.clearStale();
    else audience.markStale(staleReason, order);
  });
  const planAt = (ms: number) => {
    // Not all processes at once.
    if (!signal.aborted) schedule.set(ms * (1 + 0.1 * random()) + 1);
  };
  const publisher = createNewsPublisher(shared);
  const poll = createCasePoll({
    ...{ audience, signal, plan, planAt, publisher, reportBug },
    ...{ takeTurn: shared?.takeTurn, getNextMs: schedule.getNextMs },
  });
  return { audience, poll, plan, planSooner, signal, shared };
}

export function createCaseWatcher(dependencies: CaseWatcherDependencies): CaseWatcher {
  const { audience, poll, plan, planSooner, signal, shared } = createPolling(dependencies);
  /** First reads that are under way, by what is watched. */
  const starts = new Map<string | undefined, Promise<void>>();

  const readState = async ({ source, id }: Subscriber): Promise<void> => {
    await shared?.ready;
    const reader = source.open(false, signal);
    const order = audience.begin();
    // What was kept may be older than what is known.
    const accept = (operation: CaseOperation) =>
      audience.accept(operation, reader.countRequests() === 0 ? 0 : order);
    try {
      if (id !== undefined) accept(await reader.getOperation(id));
      else {
        for await (const page of reader.listOperations()) page.forEach(accept);
        poll.noteCost(reader.countRequests());
      }
    } finally {
      planSooner(reader.getRetryAfter());
    }
  };

  /** Reads the present state for new subscribers; those that come at the same time share the read. */
  const start = async (subscriber: Subscriber): Promise<void> => {
    const { key } = subscriber;
    const reading = starts.get(key) ?? readState(subscriber).finally(() => starts.delete(key));
    starts.set(key, reading);
    try {
      await reading;
      audience.welcome(subscriber);
    } catch (error) {
      if (getCode(error) === undefined) dependencies.reportBug(error);
      planSooner(getRetryAfter(error));
      subscriber.queue.fail(error);
    }
  };

  return {
    subscribe(subscription) {
      const others = audience.list();
      const subscriber = audience.add(subscription);
      if (others.length === 0) plan();
      const { key } = subscriber;
      const isListed = others.some((other) => other.key === undefined) && !starts.has(undefined);
      const isKnown = key === undefined ? isListed : audience.find(key) !== undefined;
      if (isKnown) {
        dependencies.onServed?.();
        audience.welcome(subscriber);
      } else void start(subscriber);
      return subscriber.queue.iterator;
    },
    observe(operation) {
      if (audience.accept(operation)) poll.markChanged();
    },
    getCost: () => poll.getCost(),
    count: () => audience.list().length,
    getReadAgeMs() {
      const times = audience.getOperations().map(({ asOf }) => Date.parse(asOf));
      return times.length === 0 ? 0 : dependencies.clock.date() - Math.max(...times);
    },
  };
}
