import DataLoader from 'dataloader';
import type { CaseOperation, CaseOperationRef } from '../domain/case-operation.js';
import { createError } from '../domain/errors.js';
import { asError } from './as-error.js';
import { sameId } from './wire/responses.js';

export interface OperationLoaderDependencies {
  readonly readOperation: (ref: CaseOperationRef) => Promise<CaseOperation>;
  readonly listOperations: (caseId: string) => AsyncIterable<CaseOperation>;
  /** So many operations of one case at once are read by one list; fewer, each alone (or in a `$batch`). */
  readonly listThreshold: number;
}

export type OperationLoader = DataLoader<CaseOperationRef, CaseOperation, string>;

function toKey({ caseId, id }: CaseOperationRef): string {
  return JSON.stringify([caseId, id]);
}

/** The wanted operations, reading no further pages than it takes to find them. */
async function pickFromList(
  refs: readonly CaseOperationRef[],
  list: AsyncIterable<CaseOperation>,
): Promise<Map<string, CaseOperation>> {
  const found = new Map<string, CaseOperation>();
  for await (const operation of list) {
    for (const ref of refs.filter(({ id }) => sameId(id, operation.id))) found.set(toKey(ref), operation);
    if (found.size === refs.length) break;
  }
  return found;
}

/**
 * Reads the operations that one GraphQL request asks for at one moment with as few requests as possible: equal
 * ones once, many of one case by one list.
 *
 * A list also needs less of a permission than a single read (eDiscovery.Read.All); facts §2.
 */
export function createOperationLoader(dependencies: OperationLoaderDependencies): OperationLoader {
  const { readOperation, listOperations, listThreshold } = dependencies;

  const readTogether = async (
    refs: readonly CaseOperationRef[],
  ): Promise<Map<string, CaseOperation | Error>> => {
    const [first] = refs;
    if (first && refs.length >= listThreshold) return pickFromList(refs, listOperations(first.caseId));
    const alone = refs.map(async (ref) => [toKey(ref), await readOperation(ref).catch(asError)] as const);
    return new Map(await Promise.all(alone));
  };

  return new DataLoader<CaseOperationRef, CaseOperation, string>(
    async (refs) => {
      const byCase = Object.values(Object.groupBy(refs, ({ caseId }) => caseId));
      const results = await Promise.all(
        byCase.map(async (group = []) =>
          readTogether(group).catch(
            (error: unknown) => new Map(group.map((ref) => [toKey(ref), asError(error)])),
          ),
        ),
      );
      const all = new Map(results.flatMap((result) => [...result]));
      return refs.map((ref) => all.get(toKey(ref)) ?? createError('notFound'));
    },
    { cacheKeyFn: toKey, maxBatchSize: Infinity },
  );
}
