import type { CaseOperationRef } from './case-operation.js';
import type { CaseOperationPatch } from './patch/patch.js';
import type { UpdateOutcome } from './update-outcome.js';

/** An update as a caller requested it, valid or not. */
export interface AuditedUpdate extends CaseOperationRef {
  readonly patch: CaseOperationPatch;
}

/** The ids of one request to the upstream, as far as they are known. */
export interface UpstreamIds {
  readonly requestId?: string | undefined;
  readonly clientRequestId?: string | undefined;
}

/** Follows one update from its turn to its end. */
export interface UpdateObserver {
  /**
   * Called when it is the turn of the update, before anything is sent for it. Resolves when the intent is recorded;
   * fails with a `CaseOperationsError` if the update must not be sent.
   *
   * @param remainingMs Milliseconds that the update can wait.
   */
  begin(remainingMs: number): Promise<void>;
  /** Receives the ids of a request that contained the PATCH. */
  addIds(ids: UpstreamIds): void;
  /** Called once, also if the client has disconnected and if the update was never begun. */
  end(outcome: UpdateOutcome): void;
}

/** The audit trail, bound to one caller. */
export interface UpdateAudit {
  /** Follows an update that is passed to the upstream. */
  observe(update: AuditedUpdate, inBulk: boolean): UpdateObserver;
  /** Records updates that were refused before; several are the updates of a bulk that was refused as a whole. */
  refuse(updates: readonly AuditedUpdate[], inBulk: boolean, outcome: UpdateOutcome): void;
}
