import type { Endpoint } from './faults.js';

/** A received request and its response. */
export interface JournalEntry {
  readonly endpoint: Endpoint | 'unknown';
  readonly method: string;
  readonly path: string;
  readonly tenant: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly query: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
  /** Undefined before the response, and if the connection was reset. */
  status: number | undefined;
}
