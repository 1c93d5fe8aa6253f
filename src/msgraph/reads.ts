import type { CaseOperationRef } from '../domain/case-operation.js';
import type { EdiscoveryCase } from '../domain/ediscovery-case.js';
import { toCanonicalId } from '../domain/ids.js';
import type { CaseGateway } from '../domain/ports.js';
import {
  type OperationLoaderDependencies,
  type OperationRequest,
  createOperationLoader,
} from './operation-loader.js';
import { type PagingBounds, readPages } from './paging.js';
import type { Clock } from './transport/clock.js';
import type { GraphPaths } from './transport/paths.js';
import type { RequestFactory } from './transport/request-factory.js';
import type { GraphRequest, Send } from './transport/send.js';
import { readCase } from './wire/ediscovery-case.js';
import { type OperationSnapshot, readSnapshot } from './wire/operation.js';
import { requireCase, requireOperation } from './wire/responses.js';

export interface ReadOptions extends PagingBounds {
  readonly paths: GraphPaths;
  /** Number of operations of one case, requested at the same time, from which they are read by one list. */
  readonly listThreshold: number;
}

type CreateCaseRequest = (caseId: string, path: string, options?: Partial<GraphRequest>) => GraphRequest;

export interface ReadDependencies {
  readonly send: Send;
  readonly requests: RequestFactory;
  readonly clock: Pick<Clock, 'now'>;
  /** Creates the requests that read what a write of a case depends on. */
  readonly createCheck: CreateCaseRequest;
  /** Creates the requests that find out what became of the writes of a case. */
  readonly createLook: CreateCaseRequest;
  readonly reportUnreadable: (count: number, path: string) => void;
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

/** A cache of what one GraphQL request reads; concurrent reads of one key share a promise. */
function createCache<T>() {
  const entries = new Map<string, Promise<T>>();
  return {
    load(key: string, read: () => Promise<T>): Promise<T> {
      const known = entries.get(key);
      if (known) return known;
      const value = read();
      entries.set(key, value);
      return value;
    },
    prime(key: string, value: T) {
      if (!entries.has(key)) entries.set(key, Promise.resolve(value));
    },
    clear() {
      entries.clear();
    },
  };
}

/** Reads each operation of a page once, although several fields of a query may read the page. */
function createItemReader() {
  const known = new WeakMap<object, OperationSnapshot | null>();
  return (caseId: string, json: unknown) => {
    const isObject = typeof json === 'object' && json !== null;
    const item = (isObject ? known.get(json) : undefined) ?? readSnapshot(caseId, json);
    if (isObject) known.set(json, item);
    return item && { key: toCanonicalId(item.operation.id), item };
  };
}

function readCaseItem(json: unknown) {
  const item = readCase(json);
  return item && { key: toCanonicalId(item.id), item };
}

type ReadOperationPages = (
  caseId: string,
  read: (path: string) => Promise<unknown>,
) => AsyncIterable<readonly OperationSnapshot[]>;

interface TimedReadDependencies extends Pick<ReadDependencies, 'send' | 'clock'> {
  readonly paths: GraphPaths;
  readonly readOperationPages: ReadOperationPages;
}

/** Reads that state when they were made, for updates. */
function createTimedReads(
  toRequest: CreateCaseRequest,
  { send, clock, paths, readOperationPages }: TimedReadDependencies,
): Pick<OperationLoaderDependencies, 'readOperation' | 'readPages'> {
  const addTime = (snapshot: OperationSnapshot) => ({ ...snapshot, readAt: clock.now() });
  return {
    async readOperation(ref) {
      const request = toRequest(ref.caseId, paths.operation(ref), { batchable: true });
      return addTime(requireOperation(ref, await send(request)));
    },
    async *readPages(caseId) {
      const read = (path: string) => send(toRequest(caseId, path)).then(({ json }) => json);
      for await (const items of readOperationPages(caseId, read)) yield items.map(addTime);
    },
  };
}

export function createReads(options: ReadOptions, dependencies: ReadDependencies): Reads {
  const { paths, listThreshold } = options;
  const { send, requests, createCheck, createLook, reportUnreadable } = dependencies;
  const paging = { ...options, toPath: (link: string) => paths.fromNextLink(link), reportUnreadable };
  const pages = createCache<unknown>();
  const cases = createCache<EdiscoveryCase>();
  const readItem = createItemReader();

  const readPageOnce = (path: string) =>
    pages.load(path, () => send(requests.get(path)).then(({ json }) => json));

  async function* readOperationPages(caseId: string, read: (path: string) => Promise<unknown>) {
    const first = paths.operations(caseId);
    const all = readPages(first, (json) => readItem(caseId, json), { ...paging, read });
    for await (const { items } of all) yield items;
  }

  const operations = createOperationLoader({
    readOperation: async (ref) =>
      requireOperation(ref, await send(requests.get(paths.operation(ref), { batchable: true }))),
    readPages: (caseId) => readOperationPages(caseId, readPageOnce),
    listThreshold,
  });
  const createUncachedLoader = (toRequest: CreateCaseRequest) =>
    createOperationLoader({
      ...createTimedReads(toRequest, { ...dependencies, paths, readOperationPages }),
      listThreshold,
      isUncached: true,
    });
  const checks = createUncachedLoader(createCheck);
  const looks = createUncachedLoader(createLook);

  return {
    getCase: (id) =>
      cases.load(toCanonicalId(id), async () =>
        requireCase(id, await send(requests.get(paths.case(id), { batchable: true }))),
      ),
    async *listCases(from = '') {
      const first = from === '' ? paths.cases : `${paths.cases}?${from}`;
      for await (const page of readPages(first, readCaseItem, { ...paging, read: readPageOnce })) {
        for (const found of page.items) cases.prime(toCanonicalId(found.id), found);
        yield page;
      }
    },
    getOperation: async (ref) => (await operations.load(ref)).operation,
    async *listOperations(caseId) {
      for await (const items of readOperationPages(caseId, readPageOnce)) {
        for (const { operation } of items) yield operation;
      }
    },
    check: (request) => checks.load(request),
    look: (request) => looks.load(request),
    clear() {
      pages.clear();
      operations.clearAll();
      cases.clear();
    },
    prime(ref, snapshot) {
      operations.prime(ref, snapshot);
    },
  };
}
