import type { IdentitySet } from './identity-set.js';
import type { CaseStatus } from './vocabulary.js';

/** A legal case (`microsoft.graph.security.ediscoveryCase`). Date-times are the unchanged strings of Graph. */
export interface EdiscoveryCase {
  readonly id: string;
  readonly displayName: string | null;
  readonly description: string | null;
  readonly externalId: string | null;
  readonly status: CaseStatus | null;
  readonly statusRaw: string | null;
  readonly createdDateTime: string | null;
  readonly lastModifiedDateTime: string | null;
  readonly lastModifiedBy: IdentitySet | null;
  readonly closedDateTime: string | null;
  readonly closedBy: IdentitySet | null;
  /** When Microsoft Graph returned it: a date-time in UTC. */
  readonly asOf: string;
}
