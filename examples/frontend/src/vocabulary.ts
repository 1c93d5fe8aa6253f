import type { CaseAction, CaseOperationKind, CaseOperationStatus } from './gql/graphql';

/**
 * The members that the user can choose. With a record, the compiler reports members that are missing; an array would
 * silently hide them.
 */
function listMembers<T extends string>(members: Readonly<Record<T, true>>): readonly T[] {
  return Object.keys(members) as T[];
}

export const statuses = listMembers<Exclude<CaseOperationStatus, 'UNKNOWN_FUTURE_VALUE'>>({
  NOT_STARTED: true,
  RUNNING: true,
  SUCCEEDED: true,
  PARTIALLY_SUCCEEDED: true,
  FAILED: true,
  SUBMISSION_FAILED: true,
});

export const kinds = listMembers<CaseOperationKind>({
  ADD_TO_REVIEW_SET: true,
  ESTIMATE: true,
  EXPORT: true,
  HOLD: true,
  HOLD_POLICY_SYNC: true,
  INDEX: true,
  PURGE_DATA: true,
  SEARCH_EXPORT: true,
  TAG: true,
  UNKNOWN: true,
});

export const actions = listMembers<Exclude<CaseAction, 'UNKNOWN_FUTURE_VALUE'>>({
  ADD_TO_REVIEW_SET: true,
  APPLY_TAGS: true,
  CONTENT_EXPORT: true,
  CONVERT_TO_PDF: true,
  ESTIMATE_STATISTICS: true,
  EXPORT_REPORT: true,
  EXPORT_RESULT: true,
  HOLD_POLICY_SYNC: true,
  HOLD_UPDATE: true,
  INDEX: true,
  PURGE_DATA: true,
});
