import { LRUCache } from 'lru-cache';
import type { Clock } from '../transport/clock.js';
import { parseJson } from '../transport/json.js';
import type { TimedJson } from '../wire/responses.js';

/** A read that other requests may use. */
export interface CachedRead extends TimedJson {
  /** The number that `begin` returned before its request. */
  readonly begun: number;
  /** When Graph returned it, in milliseconds of the monotonic clock. */
  readonly readAt: number;
  /** The case whose updates make it invalid; undefined for a list of cases. */
  readonly caseKey: string | undefined;
  /** Number of operations or cases. */
  readonly size: number;
}

interface StoredRead extends CachedRead {
  /** The JSON, if it is parsed when it is found. */
  readonly text?: string | undefined;
}

/** What was read from Microsoft Graph, for all requests of a process. */
export interface ReadCache {
  /** Called before a request: what it returns is valid unless its case is updated afterwards. */
  begin(): number;
  /** Returns a read of this identity and path that is at most so old. */
  find(identity: string, path: string, maxAgeMs: number): CachedRead | undefined;
  /** @param text The JSON as it was received: it takes less memory, and less time to be collected. */
  store(identity: string, path: string, read: CachedRead, text?: string): void;
  /** Makes all reads of a case invalid that have begun: it is being updated. */
  invalidate(caseKey: string): void;
}

/** Maximum number of operations and cases; at some kilobytes each they take less than 50 MB. */
const maxItems = 20_000;

/** Maximum number of cases whose last update is remembered. */
const maxUpdatedCases = 10_000;

export function createReadCache(clock: Pick<Clock, 'now'>): ReadCache {
  const reads = new LRUCache<string, StoredRead>({
    maxSize: maxItems,
    sizeCalculation: ({ size }) => Math.max(1, size),
  });
  /** Requests and updates are numbered in their order. */
  let last = 0;
  /** Earlier reads are not valid: an update after them may have been forgotten. */
  let validFrom = 0;
  const updates = new LRUCache<string, number>({
    max: maxUpdatedCases,
    dispose(number, _, reason) {
      if (reason === 'evict') validFrom = Math.max(validFrom, number);
    },
  });
  // The identity is a digest or the id of a tenant, without a slash; a path begins with one.
  const toKey = (identity: string, path: string) => identity + path;

  const isValid = ({ begun, caseKey }: CachedRead) =>
    begun > validFrom && (caseKey === undefined || begun > (updates.get(caseKey) ?? 0));

  return {
    begin: () => (last += 1),
    find(identity, path, maxAgeMs) {
      const found = reads.get(toKey(identity, path));
      if (!found || !isValid(found) || clock.now() - found.readAt > maxAgeMs) return undefined;
      const { text, ...read } = found;
      return text === undefined ? read : { ...read, json: parseJson(text) };
    },
    store(identity, path, read, text) {
      if (!isValid(read)) return;
      reads.set(toKey(identity, path), text === undefined ? read : { ...read, json: undefined, text });
    },
    invalidate(caseKey) {
      updates.set(caseKey, (last += 1));
    },
  };
}
