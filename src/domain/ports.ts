import type { CaseOperation, CaseOperationRef } from './case-operation.js';
import type { EdiscoveryCase } from './ediscovery-case.js';
import type { CaseOperationPatch } from './patch/patch.js';

/** The request that an update becomes, without secrets. */
export interface PlannedRequest {
  readonly method: string;
  /** From the origin on, percent-encoded: `/beta/security/…`. */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

interface UpdateOptions {
  /** What the operation must show for the change to be sent; if not, CONFLICT, with the operation as it is. */
  readonly expect?: CaseOperationPatch | undefined;
  /** Whether it may travel in a batch with others. */
  readonly inBulk?: boolean | undefined;
}

/** The upstream, bound to one caller. Each method fails with a `CaseOperationsError`. */
export interface CaseGateway {
  getCase(id: string): Promise<EdiscoveryCase>;
  /** All cases in the order of the upstream; pages are fetched as they are asked for. */
  listCases(): AsyncIterable<EdiscoveryCase>;
  getOperation(ref: CaseOperationRef): Promise<CaseOperation>;
  /** All operations of a case in the order of the upstream; pages are fetched as they are asked for. */
  listOperations(caseId: string): AsyncIterable<CaseOperation>;
  /** The operation as it is after the change. An OUTCOME_UNKNOWN carries what was sent. */
  updateOperation(
    ref: CaseOperationRef,
    patch: CaseOperationPatch,
    options?: UpdateOptions,
  ): Promise<CaseOperation>;
  /** What `updateOperation` would send; sends nothing. */
  planUpdate(ref: CaseOperationRef, patch: CaseOperationPatch): PlannedRequest;
}

/** As whom the upstream is called: the only thing that the rest of the program knows of a token. */
export interface Credential {
  /** Tells callers apart: nothing is shared between different keys. Not a token, and none can be made from it. */
  readonly callerKey: string;
  /** Whose quota a request is counted against: app, tenant and cloud as far as they are known. */
  readonly quotaKey: string;
  /** The tenant whose operations it reaches; absent where that is not known. */
  readonly tenant?: string;
  /**
   * The value of the `Authorization` header. Fails with a `CaseOperationsError` when there is none.
   *
   * @param claims JSON text of a claims challenge: a new token that meets it is wanted.
   */
  authorization(claims?: string): Promise<string>;
}
