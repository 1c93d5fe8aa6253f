import type { Fault } from '../../../src/sandbox/faults/fault-rule.js';
import { caseId, id } from '../../testkit/documents.js';

/** The settings that can reject a request which GraphQL itself would execute. */
type Limit =
  | 'LIMIT_DOCUMENT_BYTES'
  | 'LIMIT_TOKENS'
  | 'LIMIT_DEPTH'
  | 'LIMIT_ALIASES'
  | 'LIMIT_COST'
  | 'LIMIT_ENTITIES'
  | 'LIMIT_BATCH_OPERATIONS'
  | 'LIMIT_BODY_BYTES';

/** An HTTP request of Node: by default a POST of JSON to `/graphql`. */
export interface HttpSend {
  readonly method?: string;
  readonly path?: string;
  /** In addition to the default headers; `null` removes one of them. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** Strings and bytes are sent unchanged, anything else as JSON. */
  readonly body?: string | Uint8Array | object;
}

/**
 * How an HTTP request may end. `rejected`: with errors or userErrors, each with a code, none of them internal.
 * `executed`: with data and none of both. `either` only where both are right.
 */
export interface Expectation {
  readonly end: 'rejected' | 'executed' | 'either' | 'empty' | 'page';
  /** The expected HTTP statuses; any 2xx or 4xx if absent. */
  readonly status?: readonly number[];
  /** At least one of these codes is returned. */
  readonly codes?: readonly string[];
  /** Part of the `data` in the response. */
  readonly data?: object;
  /** The setting that rejects the request, which GraphQL itself would execute. */
  readonly limit?: Limit;
  /**
   * The requests that may be sent to Microsoft Graph: nothing, or just requests of these paths, and if there is a write then with
   * this body. If absent: reads of cases and operations.
   */
  readonly upstream?: 'nothing' | { readonly paths: readonly string[]; readonly body?: object };
}

export interface HttpAttack {
  readonly name: string;
  /** A function, because some are megabytes. */
  readonly send: () => HttpSend;
  readonly expect: Expectation;
  /** The fault of Graph for every request of the case. */
  readonly fault?: Fault;
}

/** Bytes for a socket. */
export interface RawAttack {
  readonly name: string;
  readonly send: () => string | Uint8Array;
  /** Action of the client after the last byte. @default 'wait' until the server closes the connection */
  readonly then?: 'wait' | 'end' | 'destroy';
  /** The accepted lists of statuses, in order, until the server closes the connection. */
  readonly accept: readonly (readonly number[])[];
  /** Node itself rejects the request, without a body. */
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

/** The same string, repeated. */
export function times(count: number, text: string | ((index: number) => string), between = ' '): string {
  return Array.from({ length: count }, (_, index) => (typeof text === 'string' ? text : text(index))).join(
    between,
  );
}

/** `inside` between `count` times `open` and `count` times `close`. */
export function nested(count: number, open: string, inside: string, close: string): string {
  return open.repeat(count) + inside + close.repeat(count);
}
