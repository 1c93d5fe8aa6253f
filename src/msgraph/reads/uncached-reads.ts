import type { Clock } from '../transport/clock.js';
import type { GraphPaths } from '../transport/paths.js';
import type { GraphRequest, Send } from '../transport/send.js';
import type { OperationSnapshot } from '../wire/operation.js';
import { requireOperation, type TimedJson } from '../wire/responses.js';
import { toTimedJson } from './cached-reads.js';
import type { OperationLoaderDependencies } from './operation-loader.js';

export type CreateCaseRequest = (
  caseId: string,
  path: string,
  options?: Partial<GraphRequest>,
) => GraphRequest;

export type ReadOperationPages = (
  caseId: string,
  read: (path: string) => Promise<TimedJson>,
) => AsyncIterable<readonly OperationSnapshot[]>;

export interface UncachedReadsDependencies {
  readonly send: Send;
  readonly clock: Pick<Clock, 'now' | 'date'>;
  readonly paths: GraphPaths;
  readonly readOperationPages: ReadOperationPages;
}

/** Reads for updates: never from a cache, and with the time of each read. */
export function createUncachedReads(
  toRequest: CreateCaseRequest,
  { send, clock, paths, readOperationPages }: UncachedReadsDependencies,
): Pick<OperationLoaderDependencies, 'readOperation' | 'readPages'> {
  const addTime = (snapshot: OperationSnapshot) => ({ ...snapshot, readAt: clock.now() });
  const read = async (request: GraphRequest) => toTimedJson(await send(request), clock);
  return {
    async readOperation(ref) {
      const request = toRequest(ref.caseId, paths.operation(ref), { batchable: true });
      return addTime(requireOperation(ref, await read(request)));
    },
    async *readPages(caseId) {
      const pages = readOperationPages(caseId, (path) => read(toRequest(caseId, path)));
      for await (const items of pages) yield items.map(addTime);
    },
  };
}
