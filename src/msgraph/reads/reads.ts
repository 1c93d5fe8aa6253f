import type { CaseOperationRef } from '../../domain/case-operation.js';
import type { EdiscoveryCase } from '../../domain/ediscovery-case.js';
import { toCanonicalId } from '../../domain/ids.js';
import type { CaseGateway } from '../../domain/ports.js';
import type { Clock } from '../transport/clock.js';
import type { GraphPaths } from '../transport/paths.js';
import type { Send } from '../transport/send.js';
import type { OperationSnapshot } from '../wire/operation.js';
import { requireOperation } from '../wire/responses.js';
import type { CachedReads, SaveObserver } from './cached-reads.js';
import { type OperationLoader, type OperationRequest, createOperationLoader } from './operation-loader.js';
import { type PagingBounds, readPages } from './paging.js';
import { createPromiseCache } from './promise-cache.js';
import { createQueryReads, readCaseItems } from './query-reads.js';
import { type CreateCaseRequest, createUncachedReads, type ReadOperationPages } from './uncached-reads.js';

export interface ReadOptions extends PagingBounds {
  readonly paths: GraphPaths;
  /** Number of operations of one case, requested at the same time, from which they are read by one list. */
  readonly listThreshold: number;
}

export interface ReadDependencies {
  readonly send: Send;
  readonly cached: CachedReads;
  readonly clock: Pick<Clock, 'now' | 'date'>;
  /** Creates the requests that read what a write of a case depends on. */
  readonly createCheck: CreateCaseRequest;
  /** Creates the requests that find out what became of the writes of a case. */
  readonly createLook: CreateCaseRequest;
  readonly reportUnreadable: (count: number, path: string) => void;
  readonly onSaved?: SaveObserver | undefined;
}

/** The reads of a gateway, with a cache. */
export interface Reads extends Pick<
  CaseGateway,
  'getCase' | 'listCases' | 'getOperation' | 'listOperations'
> {
  /** Reads an operation before a write, without the cache and together with the other checks of the same moment. */
  check(request: OperationRequest): Promise<OperationSnapshot>;
  /** Reads an operation after a write, likewise. */
  look(request: OperationRequest): Promise<OperationSnapshot>;
  /** Empties the cache. */
  clear(): void;
  /** Adds an operation to the cache. */
  prime(ref: CaseOperationRef, snapshot: OperationSnapshot): void;
}

export function createReads(options: ReadOptions, dependencies: ReadDependencies): Reads {
  const { paths, listThreshold } = options;
  const { cached, createCheck, createLook, reportUnreadable } = dependencies;
  const paging = { ...options, toPath: (link: string) => paths.fromNextLink(link), reportUnreadable };
  const cases = createPromiseCache<EdiscoveryCase>();
  const source = createQueryReads({ paths, cached });

  const readOperationPages: ReadOperationPages = async function* (caseId, read) {
    const readItems = (values: readonly unknown[], asOf: string) => source.readItems(caseId, values, asOf);
    const all = readPages(paths.operations(caseId), readItems, { ...paging, read });
    for await (const { items } of all) yield items;
  };
  const readCachedPages = (caseId: string) =>
    readOperationPages(caseId, (path) => source.readOperationPage(caseId, path));

  const operations = createOperationLoader({
    readOperation: (ref) => source.readOperation(ref),
    readPages: readCachedPages,
    listThreshold,
    onSaved: dependencies.onSaved,
  });
  const createUncachedLoader = (toRequest: CreateCaseRequest) =>
    createOperationLoader({
      ...createUncachedReads(toRequest, { ...dependencies, paths, readOperationPages }),
      listThreshold,
      isUncached: true,
    });
  let checks: OperationLoader | undefined;
  let looks: OperationLoader | undefined;

  return {
    getCase: (id) => cases.load(toCanonicalId(id), () => source.readCase(id)),
    async *listCases(from = '') {
      const first = from === '' ? paths.cases : `${paths.cases}?${from}`;
      for await (const page of readPages(first, readCaseItems, { ...paging, read: source.readCasePage })) {
        for (const found of page.items) cases.prime(toCanonicalId(found.id), found);
        yield page;
      }
    },
    async getOperation(ref) {
      const fresh = cached.findFresh(() => paths.operation(ref), source.findListed(ref));
      return (fresh ? requireOperation(ref, fresh) : await operations.load(ref)).operation;
    },
    async *listOperations(caseId) {
      for await (const items of readCachedPages(caseId)) yield items.map(({ operation }) => operation);
    },
    check: (request) => (checks ??= createUncachedLoader(createCheck)).load(request),
    look: (request) => (looks ??= createUncachedLoader(createLook)).load(request),
    clear() {
      source.pages.clear();
      operations.clearAll();
      cases.clear();
    },
    prime(ref, snapshot) {
      operations.prime(ref, snapshot);
    },
  };
}

/** Creates the reads when one is needed: an update whose response shows the change needs none. */
export function createLazyReads(create: () => Reads): Reads {
  let reads: Reads | undefined;
  let primed: (readonly [CaseOperationRef, OperationSnapshot])[] = [];
  const get = (): Reads => {
    if (reads) return reads;
    reads = create();
    for (const [ref, snapshot] of primed) reads.prime(ref, snapshot);
    return reads;
  };
  return {
    getCase: (id) => get().getCase(id),
    listCases: (from) => get().listCases(from),
    getOperation: (ref) => get().getOperation(ref),
    listOperations: (caseId) => get().listOperations(caseId),
    check: (request) => get().check(request),
    look: (request) => get().look(request),
    clear() {
      primed = [];
      reads?.clear();
    },
    prime(ref, snapshot) {
      if (reads) reads.prime(ref, snapshot);
      else primed.push([ref, snapshot]);
    },
  };
}
