import type { JsonObject } from './json.js';

/** A request to Graph: one that came over the wire, or one inside a `$batch`. */
export interface GraphRequest {
  readonly method: string;
  /** Path and query, beginning with the version: `/v1.0/security/…`. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Where the caller found this server; links in answers begin with it. */
  readonly origin: string;
  /** The id within its `$batch`; absent for a request of its own. */
  readonly batchId?: string;
}

/** An answer before it is written to a socket or into a batch. At most one of `json` and `text` is the body. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: JsonObject;
  readonly text?: string;
  /** True when a PATCH has changed the store. */
  readonly applied?: boolean;
}

/** What becomes of a reply: it leaves whole or damaged, or nothing leaves at all. */
export type Outcome =
  | { readonly delivery: 'whole' | 'broken-json' | 'truncated'; readonly reply: Reply }
  | { readonly delivery: 'reset' | 'hang' };

/** The marks by which Microsoft's support finds a request again. */
export interface Trace {
  readonly requestId: string;
  readonly clientRequestId: string;
  /** When it was received, ms since epoch. */
  readonly receivedAt: number;
}

/** The reply as an outcome without trouble. */
export function whole(reply: Reply): Outcome {
  return { delivery: 'whole', reply };
}
