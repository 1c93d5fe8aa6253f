import { CaseOperationsError } from '../../domain/errors.js';
import type { Credential, Freshness } from '../../domain/ports.js';
import type { CachedRead, ReadCache } from './read-cache.js';
import type { Clock } from '../transport/clock.js';
import type { RequestFactory } from '../transport/request-factory.js';
import { getRequestId } from '../transport/request-id.js';
import type { GraphRequest, GraphResponse, Send } from '../transport/send.js';
import type { TimedJson } from '../wire/responses.js';

/** What is read, besides its path. */
interface ReadTarget {
  /** The case whose updates change it; undefined for a list of cases. */
  readonly caseKey: string | undefined;
  /** Number of items in the JSON; 1 if absent. */
  readonly countItems?: (json: unknown) => number;
  readonly request?: Partial<GraphRequest>;
}

export interface CachedReadsDependencies {
  readonly send: Send;
  readonly requests: RequestFactory;
  readonly clock: Pick<Clock, 'now' | 'date'>;
  readonly cache: ReadCache;
  readonly credential: Pick<Credential, 'callerKey' | 'upstreamKey'>;
  /** How old a read may be that is used instead of a request. */
  readonly freshness: Freshness;
  /** Called for each read that needs no request. */
  readonly onSaved?: SaveObserver | undefined;
}

/** Takes how reads were served without requests of their own, and how many. */
export type SaveObserver = (how: 'cached' | 'listed', reads: number) => void;

/** The reads of one GraphQL request: from Microsoft Graph, or from what was read for the same identity before. */
export interface CachedReads {
  read(path: string, target: ReadTarget): Promise<CachedRead>;
  /** Returns what can be used instead of a request. */
  findFresh(path: string): CachedRead | undefined;
  /** Stores a part of what was read under the path of its own. */
  storePart(path: string, json: unknown, whole: CachedRead): void;
}

/** The parsed body of a response that has just been received. */
export function toTimedJson(response: GraphResponse, clock: Pick<Clock, 'date'>): TimedJson {
  return {
    json: response.json,
    asOf: new Date(clock.date()).toISOString(),
    requestId: getRequestId(response),
  };
}

/** Whether Graph may return what it has after a while, so that an older read is better than none. */
function isTemporary(error: unknown): boolean {
  return (
    error instanceof CaseOperationsError &&
    (error.code === 'THROTTLED' || error.code === 'UPSTREAM_UNAVAILABLE')
  );
}

export function createCachedReads(dependencies: CachedReadsDependencies): CachedReads {
  const { send, requests, clock, cache, credential, freshness, onSaved } = dependencies;
  const { callerKey, upstreamKey: identity = callerKey } = credential;
  const { maxAgeMs, staleIfErrorMs } = freshness;

  const note = (found: CachedRead | undefined) => {
    if (found) onSaved?.('cached', 1);
    return found;
  };
  const findFresh = (path: string) => (maxAgeMs > 0 ? note(cache.find(identity, path, maxAgeMs)) : undefined);
  const findStale = (path: string) =>
    staleIfErrorMs > 0 ? cache.find(identity, path, maxAgeMs + staleIfErrorMs) : undefined;

  return {
    findFresh,
    async read(path, { caseKey, countItems = () => 1, request }) {
      const fresh = findFresh(path);
      if (fresh) return fresh;
      const stale = findStale(path);
      const begun = cache.begin();
      try {
        // Whoever accepts an older read need not wait for the quota.
        const response = await send(requests.get(path, { ...request, ...(stale && { failFast: true }) }));
        const timed = toTimedJson(response, clock);
        const read = { ...timed, begun, readAt: clock.now(), caseKey, size: countItems(response.json) };
        cache.store(identity, path, read);
        return read;
      } catch (error) {
        if (stale && isTemporary(error)) return note(stale) ?? stale;
        throw error;
      }
    },
    storePart(path, json, whole) {
      cache.store(identity, path, { ...whole, json, size: 1 });
    },
  };
}
