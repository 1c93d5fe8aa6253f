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
  readonly findListed?: FindListed;
}

/** Finds what is read in pages of a list, which are found by their paths. */
export type FindListed = (findPage: (path: string) => CachedRead | undefined) => CachedRead | undefined;

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
  findFresh(getPath: () => string, findListed?: FindListed): CachedRead | undefined;
}

let lastDate = { ms: NaN, text: '' };

/** Under load, several responses arrive in the same millisecond. */
function toIsoString(ms: number): string {
  if (ms !== lastDate.ms) lastDate = { ms, text: new Date(ms).toISOString() };
  return lastDate.text;
}

/** The parsed body of a response that has just been received. */
export function toTimedJson(response: GraphResponse, clock: Pick<Clock, 'date'>): TimedJson {
  return {
    json: response.json,
    asOf: toIsoString(clock.date()),
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
  const find = (path: string, findListed: FindListed | undefined, ageMs: number) => {
    const own = cache.find(identity, path, ageMs);
    const listed = findListed?.((pagePath) => cache.find(identity, pagePath, ageMs));
    return own && listed ? (own.begun > listed.begun ? own : listed) : (own ?? listed);
  };
  const findFresh = (getPath: () => string, findListed?: FindListed) =>
    maxAgeMs > 0 ? note(find(getPath(), findListed, maxAgeMs)) : undefined;

  return {
    findFresh,
    async read(path, { caseKey, countItems = () => 1, request, findListed }) {
      const fresh = findFresh(() => path, findListed);
      if (fresh) return fresh;
      const stale = staleIfErrorMs > 0 ? find(path, findListed, maxAgeMs + staleIfErrorMs) : undefined;
      const begun = cache.begin();
      try {
        // Whoever accepts an older read need not wait for the quota.
        const response = await send(requests.get(path, { ...request, ...(stale && { failFast: true }) }));
        const timed = toTimedJson(response, clock);
        const read = { ...timed, begun, readAt: clock.now(), caseKey, size: countItems(response.json) };
        cache.store(identity, path, read, response.text);
        return read;
      } catch (error) {
        if (stale && isTemporary(error)) return note(stale) ?? stale;
        throw error;
      }
    },
  };
}
