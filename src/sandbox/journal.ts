import { hash } from 'node:crypto';
import type { GraphRequest } from './protocol/exchange.js';
import { parseJson } from './protocol/json.js';

/** A request that the sandbox received. */
export interface JournalEntry {
  readonly method: string;
  /** Path and query, with the version. */
  readonly path: string;
  /** First segment of the path: `v1.0`, `beta` or any other string. */
  readonly version: string;
  /** Names in lower case. The bearer token is replaced by a digest, which is enough to distinguish two callers. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON, the string if it is not valid JSON, or undefined without a body. */
  readonly body: unknown;
  /** Status of the response; undefined before the response, and when the socket was destroyed instead. */
  readonly status: number | undefined;
  /** Whether the request changed the store. */
  readonly applied: boolean;
  /** Properties of a PATCH that were ignored as read-only. */
  readonly ignored?: readonly string[];
  /** The entries of the requests in a `$batch`. */
  readonly batch?: readonly JournalEntry[];
  /** The id of a request within its `$batch`. */
  readonly batchId?: string;
}

/** An entry while its request is being handled. */
export interface OpenEntry extends JournalEntry {
  status: number | undefined;
  applied: boolean;
  ignored?: readonly string[];
  batch?: JournalEntry[];
}

/** The requests that the sandbox received, in order; the oldest are removed beyond a limit. */
export class Journal {
  readonly #limit: number;
  #entries: OpenEntry[] = [];

  constructor(limit = 100_000) {
    this.#limit = limit;
  }

  /** Every request; those within a batch follow the batch itself. */
  get entries(): readonly JournalEntry[] {
    return this.#entries;
  }

  /** The HTTP requests: a batch is one request. */
  requests(): readonly JournalEntry[] {
    return this.#entries.filter((entry) => entry.batchId === undefined);
  }

  /** Number of requests that Graph counts for throttling: each request within a batch, but not the batch itself. */
  count(method?: string): number {
    return this.#entries.filter(
      (entry) => !isBatch(entry) && (method === undefined || entry.method === method),
    ).length;
  }

  clear(): void {
    this.#entries = [];
  }

  /** Summaries of the HTTP requests, without ids: `PATCH /beta/security/cases/ediscoveryCases/…/operations/…`. */
  describe(): readonly string[] {
    return this.requests().map((entry) => {
      if (!entry.batch) return summarize(entry);
      return `${summarize(entry)} [${entry.batch.map(summarize).join(', ')}]`;
    });
  }

  /** Opens an entry; `parent` is the entry of the batch that contains the request. */
  record(request: GraphRequest, parent?: OpenEntry): OpenEntry {
    const entry: OpenEntry = {
      method: request.method,
      path: request.path,
      version: request.path.split(/[/?]/, 2)[1] ?? '',
      headers: withoutToken(request.headers),
      body: request.body === undefined ? undefined : (parseJson(request.body) ?? request.body),
      status: undefined,
      applied: false,
      ...(request.batchId !== undefined && { batchId: request.batchId }),
    };
    if (parent) (parent.batch ??= []).push(entry);
    this.#entries.push(entry);
    // A tenth at a time, because moving a long list for each request would be slow.
    if (this.#entries.length > this.#limit) this.#entries.splice(0, Math.ceil(this.#limit / 10));
    return entry;
  }
}

/** Whether it is a `$batch`, which Graph does not count for throttling. */
export function isBatch(entry: JournalEntry): boolean {
  return entry.method === 'POST' && /\/\$batch(\?|$)/i.test(entry.path);
}

function summarize({ method, path }: JournalEntry): string {
  const withoutIds = path
    .replace(/(ediscoveryCases|operations)(\/|\('?)[^/?()'$]+/gi, '$1$2…')
    .replace(/(\$skiptoken=)[^&]+/i, '$1…');
  return `${method} ${withoutIds}`;
}

function withoutToken(headers: GraphRequest['headers']): GraphRequest['headers'] {
  const { authorization } = headers;
  if (authorization === undefined) return headers;
  const [scheme = ''] = authorization.split(' ');
  return { ...headers, authorization: `${scheme} sha256:${hash('sha256', authorization).slice(0, 12)}` };
}
