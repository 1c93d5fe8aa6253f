import DataLoader from 'dataloader';
import type { CaseOperation, CaseOperationRef } from '../domain/case-operation.js';
import { createError } from '../domain/errors.js';
import { isSameId } from './wire/responses.js';

export interface OperationLoaderDependencies {
  readonly readOperation: (ref: CaseOperationRef) => Promise<CaseOperation>;
  readonly listOperations: (caseId: string) => AsyncIterable<CaseOperation>;
  /** Number of operations of one case from which they are read by one list; fewer are read one by one. */
  readonly listThreshold: number;
}

export type OperationLoader = DataLoader<CaseOperationRef, CaseOperation, string>;

/** Returns a thrown value as an error: DataLoader distinguishes failures from values by `instanceof Error`. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('not an error', { cause: thrown });
}

function toKey({ caseId, id }: CaseOperationRef): string {
  return JSON.stringify([caseId, id]);
}

/** Finds operations in a list, and reads no more pages than needed. */
async function findInList(
  refs: readonly CaseOperationRef[],
  list: AsyncIterable<CaseOperation>,
): Promise<Map<string, CaseOperation>> {
  const found = new Map<string, CaseOperation>();
  for await (const operation of list) {
    for (const ref of refs.filter(({ id }) => isSameId(id, operation.id))) found.set(toKey(ref), operation);
    if (found.size === refs.length) break;
  }
  return found;
}

/**
 * Creates a loader that reads the operations which one GraphQL request needs at the same time with as few requests
 * as possible: equal ones once, and many of one case by one list.
 *
 * A list also requires a lower permission than a single read (docs/graph-facts.md, Authentication).
 */
export function createOperationLoader(dependencies: OperationLoaderDependencies): OperationLoader {
  const { readOperation, listOperations, listThreshold } = dependencies;

  /** @param refs References to operations of one case. */
  const readAll = async (refs: readonly CaseOperationRef[]): Promise<Map<string, CaseOperation | Error>> => {
    const [first] = refs;
    if (first && refs.length >= listThreshold) return findInList(refs, listOperations(first.caseId));
    const single = refs.map(async (ref) => [toKey(ref), await readOperation(ref).catch(toError)] as const);
    return new Map(await Promise.all(single));
  };

  return new DataLoader<CaseOperationRef, CaseOperation, string>(
    async (refs) => {
      const byCase = Object.values(Object.groupBy(refs, ({ caseId }) => caseId));
      const results = await Promise.all(
        byCase.map(async (group = []) =>
          readAll(group).catch((error: unknown) => new Map(group.map((ref) => [toKey(ref), toError(error)]))),
        ),
      );
      const all = new Map(results.flatMap((result) => [...result]));
      return refs.map((ref) => all.get(toKey(ref)) ?? createError('notFound'));
    },
    { cacheKeyFn: toKey, maxBatchSize: Infinity },
  );
}
