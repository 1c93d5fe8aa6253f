import type { CaseOperation, CaseOperationRef } from './case-operation.js';
import type { EdiscoveryCase } from './ediscovery-case.js';
import type { CasePage } from './lists/case-page.js';
import type { CaseOperationProgress } from './live.js';
import type { CaseOperationPatch } from './patch/patch.js';
import type { PlannedRequest } from './planned-request.js';
import type { UpdateObserver } from './update-audit.js';

export interface UpdateOptions {
  /** Values that the operation must have for the change to be sent; otherwise CONFLICT, with the current operation. */
  readonly expect?: CaseOperationPatch | undefined;
  /** Whether the request may be sent in a batch with others. */
  readonly inBulk?: boolean | undefined;
  /** Records the update; absent without an audit trail. */
  readonly observer?: UpdateObserver | undefined;
}

/** What a caller watches. */
export interface WatchOptions {
  readonly caseId: string;
  /** The operation; undefined for all operations of the case. */
  readonly id: string | undefined;
  /** Returns what the caller may see of an operation. */
  readonly show: (operation: CaseOperation) => CaseOperation;
}

/** The upstream, bound to one caller. Each method fails with a `CaseOperationsError`. */
export interface CaseGateway {
  getCase(id: string): Promise<EdiscoveryCase>;
  /** Lists all cases in the order of the upstream; pages are fetched on demand, from the query of one of them on. */
  listCases(from?: string): AsyncIterable<CasePage>;
  getOperation(ref: CaseOperationRef): Promise<CaseOperation>;
  /** Lists all operations of a case in the order of the upstream, in its pages, which are fetched on demand. */
  listOperations(caseId: string): AsyncIterable<readonly CaseOperation[]>;
  /** Returns the operation after the change. OUTCOME_UNKNOWN contains the request that was sent. */
  updateOperation(
    ref: CaseOperationRef,
    patch: CaseOperationPatch,
    options?: UpdateOptions,
  ): Promise<CaseOperation>;
  /** Watches operations: see `CaseWatch`. */
  watch(options: WatchOptions): AsyncIterableIterator<CaseOperationProgress>;
  /** Returns the request that `updateOperation` would send, without sending it. */
  planUpdate(ref: CaseOperationRef, patch: CaseOperationPatch): PlannedRequest;
}

/** How old a read may be that is used instead of a request, as the `Cache-Control` header of the client states. */
export interface Freshness {
  /** Milliseconds since it was read; 0 = always send a request. */
  readonly maxAgeMs: number;
  /** Milliseconds beyond `maxAgeMs` in which it is used if the upstream cannot be read. */
  readonly staleIfErrorMs: number;
}

/** The identity with which the upstream is called. No other part of the program handles tokens. */
export interface Credential {
  /** Identifies the caller: nothing is shared between different keys. No token can be derived from it. */
  readonly callerKey: string;
  /**
   * Identifies the caller where requests are counted: one key for all tokens of a user, which share nothing else.
   * Empty for an unknown caller.
   */
  readonly limitKey: string;
  /** Identifies the quota that requests count against: app, tenant and cloud as far as they are known. */
  readonly quotaKey: string;
  /** Identifies the identity at the upstream if several callers share one. */
  readonly upstreamKey?: string;
  /** The tenant that it gives access to; absent if unknown. */
  readonly tenant?: string;
  /**
   * Returns the value of the `Authorization` header; fails with a `CaseOperationsError` if there is none.
   *
   * @param claims The claims of a claims challenge, as JSON; a new token with these claims is requested.
   */
  authorization(claims?: string): Promise<string>;
}
