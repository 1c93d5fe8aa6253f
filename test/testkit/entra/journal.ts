import type { Endpoint } from './faults.js';

/** A request that came in, and what became of it. */
export interface JournalEntry {
  readonly endpoint: Endpoint | 'unknown';
  readonly method: string;
  readonly path: string;
  readonly tenant: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly query: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
  /** Undefined while it is not answered, and if the connection was cut. */
  status: number | undefined;
}
