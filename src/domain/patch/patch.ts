import type { CaseAction, CaseOperationStatus } from '../vocabulary.js';

/** Absent = leave as it is, null = clear. */
export interface IdentityInput {
  readonly id?: string | null;
  readonly displayName?: string | null;
  readonly userPrincipalName?: string | null;
}

/** Absent = leave as it is, null = clear. */
export interface IdentitySetInput {
  readonly application?: IdentityInput | null;
  readonly device?: IdentityInput | null;
  readonly user?: IdentityInput | null;
}

/** `code` and `subcode` are required by the metadata; they are optional here so that their lack can be told. */
export interface ResultInfoInput {
  readonly code?: number | null;
  readonly subcode?: number | null;
  readonly message?: string | null;
}

/**
 * A change to an operation. The presence of a property is its meaning: absent = unchanged, null = cleared,
 * value = set. Never spread or default one of these: `undefined` counts as absent, and nothing else does.
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
