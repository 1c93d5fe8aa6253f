import type { CaseOperation } from '../domain/case-operation.js';
import { toCanonicalId } from '../domain/ids.js';
import type { CaseOperationProgress } from '../domain/live.js';
import type { Subscription } from './audience.js';
import { type CaseWatcher, createCaseWatcher, type WatchClock } from './case-watcher.js';
import type { SharedCases } from './shared-case.js';

export interface WatchesDependencies {
  readonly clock: WatchClock;
  /** Returns a number from 0 to 1. */
  readonly random: () => number;
  /** Requests per minute that all watched cases of a quota may use together. */
  readonly requestsPerMinute: number;
  /** Shares the watched cases with other processes; absent if there are none. */
  readonly shared?: SharedCases | undefined;
  readonly reportBug: (bug: unknown) => void;
  /** Called for each new subscriber for whom nothing needs to be read. */
  readonly onServed?: (() => void) | undefined;
}

/** What is watched, and with which identity it is read. */
interface WatchRequest extends Subscription {
  /** Whoever has the same identity sees the same at Microsoft Graph. */
  readonly identity: string;
  readonly quotaKey: string;
  readonly caseId: string;
}

/** All watched cases of a process: one watcher for each identity and case. */
export interface Watches {
  watch(request: WatchRequest): AsyncIterableIterator<CaseOperationProgress>;
  /** Takes an operation that was read with an identity, or changed by it. */
  observe(identity: string, operation: CaseOperation): void;
  /** Number of watched cases. */
  readonly count: () => number;
  /** Number of subscribers. */
  readonly countWatchers: () => number;
  /** Milliseconds since the last successful read of the case that has waited for longest; 0 without one. */
  readonly getOldestReadMs: () => number;
}

interface Entry {
  readonly watcher: CaseWatcher;
  readonly quotaKey: string;
}

const minuteMs = 60_000;

export function createWatches(dependencies: WatchesDependencies): Watches {
  const entries = new Map<string, Entry>();
  const toKey = (identity: string, caseId: string) => `${identity} ${toCanonicalId(caseId)}`;

  /** With this interval all watched cases of a quota together use what is allowed. */
  const getShareMs = (quotaKey: string): number => {
    const costs = [...entries.values()].map((entry) =>
      entry.quotaKey === quotaKey ? entry.watcher.getCost() : 0,
    );
    const total = costs.reduce((sum, cost) => sum + cost, 0);
    return (total * minuteMs) / dependencies.requestsPerMinute;
  };

  const create = (key: string, { identity, caseId, quotaKey }: Omit<WatchRequest, keyof Subscription>) => {
    const { shared } = dependencies;
    const watcher = createCaseWatcher({
      ...dependencies,
      getShareMs: () => getShareMs(quotaKey),
      join: shared && ((onNews) => shared.join(identity, caseId, onNews)),
      onIdle: () => entries.delete(key),
    });
    entries.set(key, { watcher, quotaKey });
    return watcher;
  };

  return {
    watch({ identity, quotaKey, caseId, ...subscription }) {
      const key = toKey(identity, caseId);
      const watcher = entries.get(key)?.watcher ?? create(key, { identity, caseId, quotaKey });
      return watcher.subscribe(subscription);
    },
    observe(identity, operation) {
      dependencies.shared?.publishUpdate(identity, operation);
      if (entries.size > 0) entries.get(toKey(identity, operation.caseId))?.watcher.observe(operation);
    },
    count: () => entries.size,
    countWatchers: () => [...entries.values()].reduce((sum, { watcher }) => sum + watcher.count(), 0),
    getOldestReadMs: () => Math.max(0, ...[...entries.values()].map(({ watcher }) => watcher.getReadAgeMs())),
  };
}
