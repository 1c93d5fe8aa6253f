import type { IdentitySet } from './identity-set.js';
import type { OperationDetails } from './operation-details.js';
import type { CaseAction, CaseOperationKind, CaseOperationStatus } from './vocabulary.js';

/** Where an operation is found: ids are opaque texts, unique within their case only. */
export interface CaseOperationRef {
  readonly caseId: string;
  readonly id: string;
}

/** `graph.resultInfo`; the numbers mean what Microsoft means by them, no table of them is published. */
export interface ResultInfo {
  readonly code: number | null;
  readonly subcode: number | null;
  readonly message: string | null;
}

/**
 * A long-running job of a legal case, as `microsoft.graph.security.caseOperation` and its derived types give it.
 *
 * Date-times are Graph's own text, to the digit; null stands for "none", also where Graph sends the year 1.
 */
export interface CaseOperation extends CaseOperationRef {
  readonly action: CaseAction | null;
  readonly actionRaw: string | null;
  readonly status: CaseOperationStatus | null;
  readonly statusRaw: string | null;
  readonly createdDateTime: string | null;
  readonly completedDateTime: string | null;
  readonly createdBy: IdentitySet | null;
  readonly percentProgress: number | null;
  readonly resultInfo: ResultInfo | null;
  readonly kind: CaseOperationKind;
  readonly odataType: string | null;
  readonly details: OperationDetails | null;
  /** The `@odata.etag`, where the upstream gives one: none has been seen for this resource. */
  readonly etag: string | null;
}

const terminal: ReadonlySet<CaseOperationStatus | null> = new Set<CaseOperationStatus>([
  'SUBMISSION_FAILED',
  'SUCCEEDED',
  'PARTIALLY_SUCCEEDED',
  'FAILED',
]);

/** Whether the job has ended. A status that nobody knows is never taken for an end. */
export function isTerminal(status: CaseOperationStatus | null): boolean {
  return terminal.has(status);
}
