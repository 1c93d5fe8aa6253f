import type { CaseOperationRef } from '../../domain/case-operation.js';
import { toCanonicalId } from '../../domain/ids.js';
import type { GraphPaths } from '../transport/paths.js';
import { readCase } from '../wire/ediscovery-case.js';
import { type OperationSnapshot, readSnapshot } from '../wire/operation.js';
import { readObject } from '../wire/readers.js';
import { requireCase, requireOperation } from '../wire/responses.js';
import type { CachedReads } from './cached-reads.js';
import { isComplete } from './operation-loader.js';
import { createPromiseCache } from './promise-cache.js';
import type { CachedRead } from './read-cache.js';

/** Reads each operation of a page once, although several fields of a query may read the page. */
function createItemReader() {
  const known = new WeakMap<object, OperationSnapshot | null>();
  return (caseId: string, json: unknown, asOf: string) => {
    const isObject = typeof json === 'object' && json !== null;
    const item = (isObject ? known.get(json) : undefined) ?? readSnapshot(caseId, json, asOf);
    if (isObject) known.set(json, item);
    return item && { key: toCanonicalId(item.operation.id), item };
  };
}

export function readCaseItem(json: unknown, asOf: string) {
  const item = readCase(json, asOf);
  return item && { key: toCanonicalId(item.id), item };
}

function countItems(json: unknown): number {
  const value = readObject(json)?.['value'];
  return Array.isArray(value) ? value.length : 1;
}

export interface QueryReadsDependencies {
  readonly paths: GraphPaths;
  readonly cached: CachedReads;
}

/** Reads for queries, each page once. */
export function createQueryReads({ paths, cached }: QueryReadsDependencies) {
  const pages = createPromiseCache<CachedRead>();
  const readItem = createItemReader();
  return {
    pages,
    readItem,
    readCasePage: (path: string) =>
      pages.load(path, () => cached.read(path, { caseKey: undefined, countItems })),
    readOperationPage: (caseId: string, path: string) =>
      pages.load(path, async () => {
        const page = await cached.read(path, { caseKey: toCanonicalId(caseId), countItems });
        const items = readObject(page.json)?.['value'];
        for (const json of Array.isArray(items) ? (items as unknown[]) : []) {
          const item = readItem(caseId, json, page.asOf)?.item;
          if (item && isComplete(item)) cached.storePart(paths.operation(item.operation), json, page);
        }
        return page;
      }),
    async readOperation(ref: CaseOperationRef): Promise<OperationSnapshot> {
      const target = { caseKey: toCanonicalId(ref.caseId), request: { batchable: true } };
      return requireOperation(ref, await cached.read(paths.operation(ref), target));
    },
    readCase: async (id: string) => {
      const target = { caseKey: undefined, request: { batchable: true } };
      return requireCase(id, await cached.read(paths.case(id), target));
    },
  };
}
