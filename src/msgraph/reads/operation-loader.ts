import DataLoader from 'dataloader';
import type { CaseOperationRef } from '../../domain/case-operation.js';
import { toCanonicalId } from '../../domain/ids.js';
import type { SaveObserver } from './cached-reads.js';
import type { OperationSnapshot } from '../wire/operation.js';

export interface OperationLoaderDependencies {
  readonly readOperation: (ref: CaseOperationRef) => Promise<OperationSnapshot>;
  readonly readPages: (caseId: string) => AsyncIterable<readonly OperationSnapshot[]>;
  /** Number of operations of one case from which they are read by one list; fewer are read one by one. */
  readonly listThreshold: number;
  readonly onSaved?: SaveObserver | undefined;
  /** Whether it reads for updates: nothing is kept, and a shortened item is better than none. */
  readonly isUncached?: boolean;
}

/** A reference, and the properties that are needed besides those that every list item has. */
export interface OperationRequest extends CaseOperationRef {
  readonly properties?: readonly string[];
}

export interface OperationLoader {
  load(request: OperationRequest): Promise<OperationSnapshot>;
  prime(ref: CaseOperationRef, snapshot: OperationSnapshot): void;
  clearAll(): void;
}

/** The length keeps apart what belongs to the case and what to the operation. */
function toKey({ caseId, id }: CaseOperationRef): string {
  const caseKey = toCanonicalId(caseId);
  return `${caseKey.length} ${caseKey} ${toCanonicalId(id)}`;
}

/** Properties that a list item has unless the list shortens it. Graph omits others that are null. */
const listedProperties = ['action', 'createdBy', 'createdDateTime', 'percentProgress', 'status'];

/** Statuses of operations whose `resultInfo` explains their end. */
const explainedStatuses: ReadonlySet<string | null> = new Set([
  'FAILED',
  'PARTIALLY_SUCCEEDED',
  'SUBMISSION_FAILED',
]);

/** Whether a list item shows what a single read shows; lists may shorten items (docs/graph-facts.md, Lists). */
export function isComplete(
  { json, operation }: OperationSnapshot,
  { properties = [] }: Pick<OperationRequest, 'properties'> = {},
): boolean {
  const isExplained = json['resultInfo'] != null || !explainedStatuses.has(operation.status);
  return isExplained && [...listedProperties, ...properties].every((name) => json[name] !== undefined);
}

/** The operations of one case that are read together; each is returned as soon as it was read. */
type Wanted = ReadonlyMap<string, Pending>;

interface Pending {
  readonly request: OperationRequest;
  readonly promise: Promise<OperationSnapshot>;
  readonly resolve: (snapshot: OperationSnapshot) => void;
  readonly reject: (error: unknown) => void;
}

function createPending(request: OperationRequest): Pending {
  const pending = Promise.withResolvers<OperationSnapshot>();
  // Whoever loads it receives the error.
  pending.promise.catch(() => undefined);
  return { request, ...pending };
}

/**
 * Finds operations in the pages of a list, as long as a page is cheaper than single reads: the pages and the single
 * reads of what they lack are at most one request more than single reads alone. A list that fails is given up; what
 * its pages showed is kept.
 *
 * @returns the keys of those that were found, and shortened items of others.
 */
async function findInPages(wanted: Wanted, pages: AsyncIterable<readonly OperationSnapshot[]>) {
  const found = new Set<string>();
  const shortened = new Map<string, OperationSnapshot>();
  let pageCount = 0;
  try {
    for await (const page of pages) {
      pageCount += 1;
      for (const snapshot of page) {
        const key = toKey(snapshot.operation);
        const pending = wanted.get(key);
        if (!pending) continue;
        if (!isComplete(snapshot, pending.request)) {
          shortened.set(key, snapshot);
          continue;
        }
        found.add(key);
        pending.resolve(snapshot);
      }
      if (wanted.size - found.size <= 1 || pageCount > found.size) break;
    }
  } catch {
    // The single reads report what is wrong with each operation.
  }
  return { found, shortened, pageCount };
}

/** Reads the operations of one case. */
async function readAll(
  wanted: Wanted,
  { readOperation, readPages, listThreshold, onSaved, isUncached = false }: OperationLoaderDependencies,
): Promise<void> {
  const [first] = wanted.values();
  if (!first) return;
  const { found, shortened, pageCount } =
    wanted.size >= listThreshold
      ? await findInPages(wanted, readPages(first.request.caseId))
      : { found: new Set<string>(), shortened: new Map<string, OperationSnapshot>(), pageCount: 0 };
  if (found.size > pageCount) onSaved?.('listed', found.size - pageCount);
  for (const [key, { request, resolve, reject }] of wanted) {
    if (found.has(key)) continue;
    readOperation(request).then(resolve, (error: unknown) => {
      const fallback = isUncached ? shortened.get(key) : undefined;
      if (fallback) resolve(fallback);
      else reject(error);
    });
  }
}

/** DataLoader returns all results of a batch at once, so a result is the promise of one operation. */
type BatchLoader = DataLoader<OperationRequest, Pick<Pending, 'promise'>, string>;

function createBatchLoader(dependencies: OperationLoaderDependencies): BatchLoader {
  const { isUncached = false, readOperation, listThreshold } = dependencies;
  return new DataLoader(
    (requests) => {
      const [only] = requests;
      if (only && requests.length === 1 && listThreshold > 1) {
        const promise = readOperation(only);
        // Whoever loads it receives the error.
        promise.catch(() => undefined);
        return Promise.resolve([{ promise }]);
      }
      const wanted = new Map<string, Pending>();
      for (const request of requests) {
        const key = toKey(request);
        if (!wanted.has(key)) wanted.set(key, createPending(request));
      }
      for (const group of Map.groupBy(wanted, ([, { request }]) => toCanonicalId(request.caseId)).values()) {
        void readAll(new Map(group), dependencies);
      }
      return Promise.resolve(
        requests.map((request) => wanted.get(toKey(request)) ?? new Error('not wanted')),
      );
    },
    {
      cacheKeyFn: toKey,
      maxBatchSize: Infinity,
      cache: !isUncached,
      // Updates whose pauses end at the same time are read together, although each has a timer of its own.
      ...(isUncached && { batchScheduleFn: (run: () => void) => void setImmediate(run) }),
    },
  );
}

/**
 * Creates a loader that reads the operations which one GraphQL request needs at the same time with as few requests
 * as possible: equal ones once, and many of one case by one list.
 *
 * A list also requires a lower permission than a single read (docs/graph-facts.md, Authentication).
 */
export function createOperationLoader(dependencies: OperationLoaderDependencies): OperationLoader {
  // Most GraphQL requests read with one loader or none.
  let loader: BatchLoader | undefined;
  const getLoader = (): BatchLoader => (loader ??= createBatchLoader(dependencies));

  return {
    load: async (request) => (await getLoader().load(request)).promise,
    prime(ref, snapshot) {
      getLoader().prime(ref, { promise: Promise.resolve(snapshot) });
    },
    clearAll() {
      loader?.clearAll();
    },
  };
}
