import type { CaseAction, CaseOperationStatus } from '../vocabulary.js';

/** Absent = unchanged, null = cleared. */
export interface IdentityInput {
  readonly id?: string | null;
  readonly displayName?: string | null;
  readonly userPrincipalName?: string | null;
}

/** Absent = unchanged, null = cleared. */
export interface IdentitySetInput {
  readonly application?: IdentityInput | null;
  readonly device?: IdentityInput | null;
  readonly user?: IdentityInput | null;
}

/** The metadata requires `code` and `subcode`; they are optional here so that validation can report them. */
export interface ResultInfoInput {
  readonly code?: number | null;
  readonly subcode?: number | null;
  readonly message?: string | null;
}

/**
 * A change to an operation: an absent property is unchanged, null clears it, a value sets it. `undefined` counts
 * as absent; never add defaults to a patch.
 */
export interface CaseOperationPatch {
  readonly createdDateTime?: string | null;
  readonly completedDateTime?: string | null;
  readonly action?: CaseAction | null;
  readonly createdBy?: IdentitySetInput | null;
  readonly percentProgress?: number | null;
  readonly status?: CaseOperationStatus | null;
  readonly resultInfo?: ResultInfoInput | null;
}
