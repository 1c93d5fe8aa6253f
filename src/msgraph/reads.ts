import DataLoader from 'dataloader';
import type { CaseOperation, CaseOperationRef } from '../domain/case-operation.js';
import type { EdiscoveryCase } from '../domain/ediscovery-case.js';
import type { CaseGateway } from '../domain/ports.js';
import { createOperationLoader, toError } from './operation-loader.js';
import { type PagingBounds, readPages } from './paging.js';
import type { GraphPaths } from './transport/paths.js';
import type { RequestFactory } from './transport/request-factory.js';
import type { Send } from './transport/send.js';
import { readCase } from './wire/ediscovery-case.js';
import { readOperation } from './wire/operation.js';
import { requireCase, requireOperation } from './wire/responses.js';

export interface ReadOptions extends PagingBounds {
  readonly paths: GraphPaths;
  /** Number of operations of one case, requested at the same time, from which they are read by one list. */
  readonly listThreshold: number;
}

export interface ReadDependencies {
  readonly send: Send;
  readonly requests: RequestFactory;
}

/** The reads of a gateway, with a cache. */
export interface Reads extends Pick<
  CaseGateway,
  'getCase' | 'listCases' | 'getOperation' | 'listOperations'
> {
  /** Reads an operation without the cache. */
  readNow(ref: CaseOperationRef): Promise<CaseOperation>;
  /** Empties the cache. */
  clear(): void;
  /** Adds an operation to the cache. */
  prime(ref: CaseOperationRef, operation: CaseOperation): void;
}

/** Reads each operation of a page once, although several fields of a query may read the page. */
function createPageReader() {
  const known = new WeakMap<object, CaseOperation | null>();
  return (caseId: string, json: unknown): CaseOperation | null => {
    if (typeof json !== 'object' || json === null) return readOperation(caseId, json);
    const operation = known.get(json) ?? readOperation(caseId, json);
    known.set(json, operation);
    return operation;
  };
}

function createCaseLoader(load: (id: string) => Promise<EdiscoveryCase>) {
  return new DataLoader<string, EdiscoveryCase>((ids) =>
    Promise.all(ids.map((id) => load(id).catch(toError))),
  );
}

export function createReads(options: ReadOptions, { send, requests }: ReadDependencies): Reads {
  const { paths, maxPages, maxItems, listThreshold } = options;

  const pages = new DataLoader<string, unknown>((all) =>
    Promise.all(all.map((path) => send(requests.get(path)).then(({ json }) => json, toError))),
  );
  const paging = {
    read: (path: string) => pages.load(path),
    toPath: (link: string) => paths.fromNextLink(link),
    maxPages,
    maxItems,
  };
  const readElement = createPageReader();
  const listOperations = (caseId: string) =>
    readPages(paths.operations(caseId), (json) => readElement(caseId, json), paging);

  const readNow = async (ref: CaseOperationRef): Promise<CaseOperation> =>
    requireOperation(ref, await send(requests.get(paths.operation(ref), { batchable: true })));
  const operations = createOperationLoader({ readOperation: readNow, listOperations, listThreshold });
  const cases = createCaseLoader(async (id) =>
    requireCase(id, await send(requests.get(paths.case(id), { batchable: true }))),
  );

  return {
    getCase: (id) => cases.load(id),
    async *listCases() {
      for await (const found of readPages(paths.cases, readCase, paging)) {
        cases.prime(found.id, found);
        yield found;
      }
    },
    getOperation: (ref) => operations.load(ref),
    listOperations,
    readNow,
    clear() {
      pages.clearAll();
      operations.clearAll();
      cases.clearAll();
    },
    prime(ref, operation) {
      operations.prime(ref, operation);
    },
  };
}
