import type { Credential } from '../domain/ports.js';

/** One request to Microsoft Graph, before any header that a layer adds. */
export interface GraphRequest {
  readonly method: 'GET' | 'PATCH' | 'POST';
  /** Path and query from the origin on. The origin is the transport's: no request can name another. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body?: string;
  readonly credential: Credential;
  readonly signal?: AbortSignal | undefined;
}

export interface GraphResponse {
  readonly status: number;
  /** Names in lower case; of a repeated header all values, joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends a request and answers with whatever came back. Layers are functions from one of these to another. */
export type Send = (request: GraphRequest) => Promise<GraphResponse>;
