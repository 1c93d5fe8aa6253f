import type { CaseOperationRef } from '../../domain/case-operation.js';
import type { EdiscoveryCase } from '../../domain/ediscovery-case.js';
import { toCanonicalId } from '../../domain/ids.js';
import type { GraphPaths } from '../transport/paths.js';
import { readCase } from '../wire/ediscovery-case.js';
import { type OperationSnapshot, readSnapshot } from '../wire/operation.js';
import { readObject, readString } from '../wire/readers.js';
import { isSameId, requireCase, requireOperation } from '../wire/responses.js';
import type { CachedReads, FindListed } from './cached-reads.js';
import { isComplete } from './operation-loader.js';
import type { ListItem } from './paging.js';
import { createPromiseCache } from './promise-cache.js';
import type { CachedRead } from './read-cache.js';

function readOperationItem(caseId: string, json: unknown, asOf: string): ListItem<OperationSnapshot> | null {
  const item = readSnapshot(caseId, json, asOf);
  return item && { key: toCanonicalId(item.operation.id), item };
}

/** Reads the operations of a page once, although several fields of a query may read the page. */
function createItemsReader() {
  const known = new Map<object, readonly (ListItem<OperationSnapshot> | null)[]>();
  return (caseId: string, values: readonly unknown[], asOf: string) => {
    const items = known.get(values) ?? values.map((json) => readOperationItem(caseId, json, asOf));
    known.set(values, items);
    return items;
  };
}

export function readCaseItems(values: readonly unknown[], asOf: string): (ListItem<EdiscoveryCase> | null)[] {
  return values.map((json) => {
    const item = readCase(json, asOf);
    return item && { key: toCanonicalId(item.id), item };
  });
}

/** Pages of a list in which an operation is looked for: each link could lead to the next. */
const maxPages = 100;

/** Finds an operation that is as complete as a single read in the pages of a list. */
function findInPages(
  ref: CaseOperationRef,
  paths: GraphPaths,
  findPage: (path: string) => CachedRead | undefined,
): CachedRead | undefined {
  let path: string | undefined = paths.operations(ref.caseId);
  for (let count = 0; path !== undefined && count < maxPages; count += 1) {
    const page = findPage(path);
    const { value, '@odata.nextLink': link } = readObject(page?.json) ?? {};
    if (!page || !Array.isArray(value)) return undefined;
    const json = (value as unknown[]).find((item) =>
      isSameId(readString(readObject(item)?.['id']) ?? '', ref.id),
    );
    const snapshot = json === undefined ? null : readSnapshot(ref.caseId, json, page.asOf);
    if (snapshot) return isComplete(snapshot) ? { ...page, json, size: 1 } : undefined;
    path = typeof link === 'string' && link !== '' ? paths.fromNextLink(link) : undefined;
  }
  return undefined;
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
  const readItems = createItemsReader();
  const findListed = (ref: CaseOperationRef): FindListed => {
    return (findPage) => findInPages(ref, paths, findPage);
  };
  return {
    pages,
    findListed,
    readItems,
    readCasePage: (path: string) =>
      pages.load(path, () => cached.read(path, { caseKey: undefined, countItems })),
    readOperationPage: (caseId: string, path: string) =>
      pages.load(path, () => cached.read(path, { caseKey: toCanonicalId(caseId), countItems })),
    async readOperation(ref: CaseOperationRef): Promise<OperationSnapshot> {
      const target = {
        ...{ caseKey: toCanonicalId(ref.caseId), request: { batchable: true } },
        findListed: findListed(ref),
      };
      return requireOperation(ref, await cached.read(paths.operation(ref), target));
    },
    readCase: async (id: string) => {
      const target = { caseKey: undefined, request: { batchable: true } };
      return requireCase(id, await cached.read(paths.case(id), target));
    },
  };
}
