import type { Credential } from '../../domain/ports.js';
import type { Deadline } from './deadline.js';

/** One request to Microsoft Graph, before any header that a layer adds. */
export interface GraphRequest {
  readonly method: 'GET' | 'PATCH' | 'POST';
  /** Path and query from the origin on. The origin is the transport's: no request can name another. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body?: string;
  readonly credential: Credential;
  readonly deadline: Deadline;
  /** JSON text of a claims challenge that an earlier try of it met: the token must meet them. */
  readonly claims?: string;
  /** The share (0 to 1) of the time left that one try may take; all of it if absent. */
  readonly attemptShare?: number;
  /** Whether it may travel in a `$batch` with others of the same moment and caller. */
  readonly batchable?: boolean;
  /** Whether it must not use a connection that another request has used: Graph asks for that after a 503. */
  readonly freshConnection?: boolean;
}

export interface GraphResponse {
  readonly status: number;
  /** Names in lower case; of a repeated header all values, joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whether there was no body, or nothing but white space. */
  readonly empty: boolean;
  /** The parsed body; undefined for an empty one and for what is no JSON. */
  readonly json: unknown;
  /** The `client-request-id` that the request went out with. */
  readonly clientRequestId?: string;
}

/** Sends a request and answers with whatever came back. Layers are functions from one of these to another. */
export type Send = (request: GraphRequest) => Promise<GraphResponse>;
