import type { IdentitySet } from './identity-set.js';
import type { OperationDetails } from './operation-details.js';
import type { CaseAction, CaseOperationKind, CaseOperationStatus } from './vocabulary.js';

/** Identifies an operation. Its id is an opaque string, unique only within its case. */
export interface CaseOperationRef {
  readonly caseId: string;
  readonly id: string;
}

/** `graph.resultInfo`. Microsoft has not published the meaning of the numbers for eDiscovery. */
export interface ResultInfo {
  readonly code: number | null;
  readonly subcode: number | null;
  readonly message: string | null;
}

/**
 * A long-running operation of a legal case: `microsoft.graph.security.caseOperation` and its derived types.
 *
 * Date-times are the unchanged strings of Graph; null stands for "none", which Graph sends as a date in year 1.
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
  /** The `@odata.etag`, if the upstream sends one; none has been observed for this resource. */
  readonly etag: string | null;
  /** When Microsoft Graph returned it: a date-time in UTC. */
  readonly asOf: string;
}

const terminal: ReadonlySet<CaseOperationStatus | null> = new Set<CaseOperationStatus>([
  'SUBMISSION_FAILED',
  'SUCCEEDED',
  'PARTIALLY_SUCCEEDED',
  'FAILED',
]);

/** Whether the operation has ended. An unknown status is not terminal. */
export function isTerminal(status: CaseOperationStatus | null): boolean {
  return terminal.has(status);
}
