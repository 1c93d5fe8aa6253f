import type { CaseAction, CaseOperationKind } from '../../domain/vocabulary.js';

/** The derived types of the metadata, by the last part of their name in lower case. */
const byType: ReadonlyMap<string, CaseOperationKind> = new Map([
  ['ediscoveryindexoperation', 'INDEX'],
  ['ediscoveryholdoperation', 'HOLD'],
  ['ediscoverytagoperation', 'TAG'],
  ['ediscoverypurgedataoperation', 'PURGE_DATA'],
  ['ediscoveryholdpolicysyncoperation', 'HOLD_POLICY_SYNC'],
  ['ediscoveryestimateoperation', 'ESTIMATE'],
  ['ediscoveryaddtoreviewsetoperation', 'ADD_TO_REVIEW_SET'],
  ['ediscoveryexportoperation', 'EXPORT'],
  ['ediscoverysearchexportoperation', 'SEARCH_EXPORT'],
]);

/** Which type goes with which action: inferred from names, facts §1.3. No type goes with CONVERT_TO_PDF. */
const byAction: Partial<Record<CaseAction, CaseOperationKind>> = {
  INDEX: 'INDEX',
  HOLD_UPDATE: 'HOLD',
  APPLY_TAGS: 'TAG',
  PURGE_DATA: 'PURGE_DATA',
  HOLD_POLICY_SYNC: 'HOLD_POLICY_SYNC',
  ESTIMATE_STATISTICS: 'ESTIMATE',
  ADD_TO_REVIEW_SET: 'ADD_TO_REVIEW_SET',
  CONTENT_EXPORT: 'EXPORT',
  EXPORT_REPORT: 'SEARCH_EXPORT',
  EXPORT_RESULT: 'SEARCH_EXPORT',
};

/** By `@odata.type` in any case; where that says nothing (it is often missing), by the action. */
export function readKind(odataType: string | null, action: CaseAction | null): CaseOperationKind {
  const [typeName = ''] = (odataType ?? '').toLowerCase().split('.').slice(-1);
  return byType.get(typeName) ?? (action && byAction[action]) ?? 'UNKNOWN';
}
