import type { Fault } from '../../../src/sandbox/faults/fault-rule.js';
import { caseId, id } from '../../testkit/documents.js';

/** The settings that stop a request, where one of them and not GraphQL itself does. */
type Limit =
  | 'LIMIT_DOCUMENT_BYTES'
  | 'LIMIT_TOKENS'
  | 'LIMIT_DEPTH'
  | 'LIMIT_ALIASES'
  | 'LIMIT_COST'
  | 'LIMIT_ENTITIES'
  | 'LIMIT_BATCH_OPERATIONS'
  | 'LIMIT_BODY_BYTES';

/** One HTTP request as node sends it: `/graphql`, POST and JSON where nothing else is said. */
export interface HttpSend {
  readonly method?: string;
  readonly path?: string;
  /** Beside an authorization; `null` leaves one of ours out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** Text and bytes go as they are, anything else as its JSON. */
  readonly body?: string | Uint8Array | object;
}

/**
 * How an HTTP request may end. `refused`: with errors or userErrors, each with a code, none of them internal.
 * `answered`: with data and none of both. `either` only where both are right.
 */
export interface Expectation {
  readonly end: 'refused' | 'answered' | 'either' | 'empty' | 'page';
  /** The HTTP statuses that are right; any 2xx or 4xx if absent. */
  readonly status?: readonly number[];
  /** At least one of these is among the codes. */
  readonly codes?: readonly string[];
  /** Part of the answer's `data`. */
  readonly data?: object;
  /** The setting that refuses it: GraphQL itself would carry it out. */
  readonly limit?: Limit;
  /**
   * What may reach Microsoft Graph: nothing, or just requests of these paths, and if there is a write then with
   * this body. If absent: reads of cases and operations.
   */
  readonly upstream?: 'nothing' | { readonly paths: readonly string[]; readonly body?: object };
}

export interface HttpAttack {
  readonly name: string;
  /** A function, because some are megabytes. */
  readonly send: () => HttpSend;
  readonly expect: Expectation;
  /** What the upstream does to every request meanwhile. */
  readonly fault?: Fault;
}

/** Bytes for a socket. */
export interface RawAttack {
  readonly name: string;
  readonly send: () => string | Uint8Array;
  /** What the client does after the last byte. @default 'wait' until the server has closed */
  readonly then?: 'wait' | 'end' | 'destroy';
  /** The statuses of the answers, in order, before the server closes; each list is one right way. */
  readonly accept: readonly (readonly number[])[];
  /** Node itself refuses it before anything of ours could: without a body. */
  readonly bare?: boolean;
}

export const goodQuery = `{ caseOperation(caseId: "${caseId}", id: "${id}") { id } }`;

export const operationPath = `/beta/security/cases/ediscoveryCases/${caseId}/operations/${id}`;

/** A GraphQL request by POST. */
export function post(
  query: string,
  variables?: unknown,
  more: object = {},
  headers: HttpSend['headers'] = {},
): HttpSend {
  return { body: { query, ...(variables !== undefined && { variables }), ...more }, headers };
}

/** The same text again and again. */
export function times(count: number, text: string | ((index: number) => string), between = ' '): string {
  return Array.from({ length: count }, (_, index) => (typeof text === 'string' ? text : text(index))).join(
    between,
  );
}

/** `open` so often, `inside`, `close` as often. */
export function nested(count: number, open: string, inside: string, close: string): string {
  return open.repeat(count) + inside + close.repeat(count);
}
