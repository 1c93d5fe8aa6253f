import DataLoader from 'dataloader';
import type { CaseOperationRef } from '../domain/case-operation.js';
import { createError } from '../domain/errors.js';
import { toCanonicalId } from '../domain/ids.js';
import type { OperationSnapshot } from './wire/operation.js';

export interface OperationLoaderDependencies {
  readonly readOperation: (ref: CaseOperationRef) => Promise<OperationSnapshot>;
  readonly readPages: (caseId: string) => AsyncIterable<readonly OperationSnapshot[]>;
  /** Number of operations of one case from which they are read by one list; fewer are read one by one. */
  readonly listThreshold: number;
  /** Whether it reads what became of writes: nothing is kept, and a shortened item is better than none. */
  readonly isLook?: boolean;
}

export type OperationLoader = DataLoader<CaseOperationRef, OperationSnapshot, string>;

/** Returns a thrown value as an error: DataLoader distinguishes failures from values by `instanceof Error`. */
function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('not an error', { cause: thrown });
}

function toKey({ caseId, id }: CaseOperationRef): string {
  return JSON.stringify([toCanonicalId(caseId), toCanonicalId(id)]);
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
function isComplete({ json, operation }: OperationSnapshot): boolean {
  const isExplained = json['resultInfo'] != null || !explainedStatuses.has(operation.status);
  return isExplained && listedProperties.every((name) => json[name] !== undefined);
}

/**
 * Finds operations in the pages of a list, as long as a page is cheaper than single reads: the pages and the single
 * reads of what they lack are at most one request more than single reads alone. A list that fails is given up; what
 * its pages showed is kept.
 */
async function findInPages(
  refs: readonly CaseOperationRef[],
  pages: AsyncIterable<readonly OperationSnapshot[]>,
): Promise<{
  readonly found: Map<string, OperationSnapshot>;
  readonly shortened: Map<string, OperationSnapshot>;
}> {
  const wanted = new Set(refs.map(toKey));
  const found = new Map<string, OperationSnapshot>();
  const shortened = new Map<string, OperationSnapshot>();
  let pageCount = 0;
  try {
    for await (const page of pages) {
      pageCount += 1;
      for (const snapshot of page) {
        const key = toKey(snapshot.operation);
        if (wanted.has(key)) (isComplete(snapshot) ? found : shortened).set(key, snapshot);
      }
      if (wanted.size - found.size <= 1 || pageCount > found.size) break;
    }
  } catch {
    // The single reads report what is wrong with each operation.
  }
  return { found, shortened };
}

/**
 * Creates a loader that reads the operations which one GraphQL request needs at the same time with as few requests
 * as possible: equal ones once, and many of one case by one list.
 *
 * A list also requires a lower permission than a single read (docs/graph-facts.md, Authentication).
 */
export function createOperationLoader(dependencies: OperationLoaderDependencies): OperationLoader {
  const { readOperation, readPages, listThreshold, isLook = false } = dependencies;

  /** @param refs References to operations of one case. */
  const readAll = async (
    refs: readonly CaseOperationRef[],
  ): Promise<[string, OperationSnapshot | Error][]> => {
    const [first] = refs;
    const { found, shortened } =
      first && refs.length >= listThreshold
        ? await findInPages(refs, readPages(first.caseId))
        : { found: new Map<string, OperationSnapshot>(), shortened: new Map<string, OperationSnapshot>() };
    const missing = refs.filter((ref) => !found.has(toKey(ref)));
    const single = missing.map(async (ref): Promise<[string, OperationSnapshot | Error]> => {
      const key = toKey(ref);
      const result = await readOperation(ref).catch(toError);
      const fallback = isLook && result instanceof Error ? shortened.get(key) : undefined;
      return [key, fallback ?? result];
    });
    return [...found, ...(await Promise.all(single))];
  };

  return new DataLoader<CaseOperationRef, OperationSnapshot, string>(
    async (refs) => {
      const unique = [...new Map(refs.map((ref) => [toKey(ref), ref])).values()];
      const byCase = Object.values(Object.groupBy(unique, ({ caseId }) => toCanonicalId(caseId)));
      const results = await Promise.all(byCase.map((group = []) => readAll(group)));
      const all = new Map(results.flat());
      return refs.map((ref) => all.get(toKey(ref)) ?? createError('notFound'));
    },
    { cacheKeyFn: toKey, maxBatchSize: Infinity, cache: !isLook },
  );
}
