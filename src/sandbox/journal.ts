import { hash } from 'node:crypto';
import type { GraphRequest } from './protocol/exchange.js';
import { fromJsonText } from './protocol/json.js';

/** One request that the sandbox received. */
export interface JournalEntry {
  readonly method: string;
  /** Path and query, version included. */
  readonly path: string;
  /** First segment of the path: `v1.0` or `beta`, or whatever was asked for. */
  readonly version: string;
  /** Names in lower case; of the bearer only a digest, enough to tell two callers apart. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON; text that is not JSON as it came; undefined for none. */
  readonly body: unknown;
  /** What was answered; undefined before, and when the socket was destroyed instead. */
  readonly status: number | undefined;
  /** Whether it changed the world. */
  readonly applied: boolean;
  /** Of a `$batch` only: the entries of its requests. */
  readonly batch?: readonly JournalEntry[];
  /** Of a request within a `$batch` only: its id there. */
  readonly batchId?: string;
}

/** An entry while its request is being answered. */
export interface OpenEntry extends JournalEntry {
  status: number | undefined;
  applied: boolean;
  batch?: JournalEntry[];
}

/** The requests that the sandbox received, in order; the oldest are dropped beyond a limit. */
export class Journal {
  readonly #limit: number;
  #entries: OpenEntry[] = [];

  constructor(limit = 100_000) {
    this.#limit = limit;
  }

  /** Every request, those within a batch following the batch's own. */
  get entries(): readonly JournalEntry[] {
    return this.#entries;
  }

  /** What came over the wire: a batch is one request. */
  requests(): readonly JournalEntry[] {
    return this.#entries.filter((entry) => entry.batchId === undefined);
  }

  /** How many requests Graph would charge for: those within a batch count each, the batch itself does not. */
  count(method?: string): number {
    return this.#entries.filter(
      (entry) => !isBatch(entry) && (method === undefined || entry.method === method),
    ).length;
  }

  clear(): void {
    this.#entries = [];
  }

  /** The requests in short, ids left out: `PATCH /beta/security/cases/ediscoveryCases/…/operations/…`. */
  describe(): readonly string[] {
    return this.requests().map((entry) => {
      if (!entry.batch) return inShort(entry);
      return `${inShort(entry)} [${entry.batch.map(inShort).join(', ')}]`;
    });
  }

  /** Opens an entry; `parent` is that of the batch which the request came in. */
  record(request: GraphRequest, parent?: OpenEntry): OpenEntry {
    const entry: OpenEntry = {
      method: request.method,
      path: request.path,
      version: request.path.split(/[/?]/, 2)[1] ?? '',
      headers: withoutToken(request.headers),
      body: request.body === undefined ? undefined : (fromJsonText(request.body) ?? request.body),
      status: undefined,
      applied: false,
      ...(request.batchId !== undefined && { batchId: request.batchId }),
    };
    if (parent) (parent.batch ??= []).push(entry);
    this.#entries.push(entry);
    // Dropped by the tenth, because moving a long list for each request would be slow.
    if (this.#entries.length > this.#limit) this.#entries.splice(0, Math.ceil(this.#limit / 10));
    return entry;
  }
}

function isBatch(entry: JournalEntry): boolean {
  return entry.method === 'POST' && /\/\$batch(\?|$)/i.test(entry.path);
}

function inShort({ method, path }: JournalEntry): string {
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
