import type { JsonObject } from './json.js';

/** A request to Graph, received over HTTP or inside a `$batch`. */
export interface GraphRequest {
  readonly method: string;
  /** Path and query, with the version first: `/v1.0/security/…`. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** The origin under which the caller reached this server; links in responses start with it. */
  readonly origin: string;
  /** The id within its `$batch`; absent outside a batch. */
  readonly batchId?: string;
}

/** A response before it is written to a socket or into a batch. The body is `json` or `text`, never both. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: JsonObject;
  readonly text?: string;
}

/** How a reply is delivered: complete, damaged or not at all. */
export type Outcome =
  | { readonly delivery: 'complete' | 'broken-json' | 'truncated'; readonly reply: Reply }
  | { readonly delivery: 'reset' | 'hang' };

/** The ids by which Microsoft's support finds a request. */
export interface Trace {
  readonly requestId: string;
  readonly clientRequestId: string;
  /** ms since epoch. */
  readonly receivedAt: number;
}

/** The outcome that delivers the complete reply. */
export function complete(reply: Reply): Outcome {
  return { delivery: 'complete', reply };
}
