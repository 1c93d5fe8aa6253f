import type { CaseOperation, CaseOperationRef } from './case-operation.js';
import type { EdiscoveryCase } from './ediscovery-case.js';
import type { CaseOperationPatch } from './patch.js';

/** The request that an update becomes, without secrets. */
export interface PlannedRequest {
  readonly method: string;
  /** From the origin on, percent-encoded: `/beta/security/…`. */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The upstream, bound to one caller. Each method fails with a `CaseOperationsError`. */
export interface CaseGateway {
  getCase(id: string): Promise<EdiscoveryCase>;
  /** All cases in the order of the upstream; pages are fetched as they are asked for. */
  listCases(): AsyncIterable<EdiscoveryCase>;
  getOperation(ref: CaseOperationRef): Promise<CaseOperation>;
  /** All operations of a case in the order of the upstream; pages are fetched as they are asked for. */
  listOperations(caseId: string): AsyncIterable<CaseOperation>;
  /** The operation as it is after the change. */
  updateOperation(ref: CaseOperationRef, patch: CaseOperationPatch): Promise<CaseOperation>;
  /** What `updateOperation` would send; sends nothing. */
  planUpdate(ref: CaseOperationRef, patch: CaseOperationPatch): PlannedRequest;
}

/** As whom the upstream is called: the only thing that the rest of the program knows of a token. */
export interface Credential {
  /** The value of the `Authorization` header. Fails with a `CaseOperationsError` when there is none. */
  authorization(): Promise<string>;
}
