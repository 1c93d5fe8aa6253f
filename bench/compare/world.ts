/** The data of the fake Microsoft Graph. An id says all about what it names, so that no list of them is kept. */

/** Most operations on one page. */
export const pageSize = 100;

/** Returns the id of one of many cases that have this number of operations. */
export function toCaseId(operations: number, index: number): string {
  return `${String(operations).padStart(8, '0')}-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

export const toOperationId = (index: number) => index.toString(16).padStart(32, '0');

export const getOperationCount = (caseId: string) => Number(caseId.slice(0, 8));

const kinds = ['ediscoveryIndexOperation', 'ediscoveryExportOperation', 'ediscoveryEstimateOperation'];
const actions = ['index', 'contentExport', 'estimateStatistics'];

/** Returns an operation as Graph sends it. */
export function createOperation(id: string): object {
  const kind = Number.parseInt(id.slice(-4), 16) % kinds.length;
  const user = { id: 'c25c3914-f9f7-43ee-9cba-a25377e0cec6', displayName: 'MOD Administrator' };
  return {
    '@odata.type': `#microsoft.graph.security.${kinds[kind]}`,
    createdDateTime: '2026-08-01T12:00:00.1234567Z',
    completedDateTime: '2026-08-01T12:30:00Z',
    percentProgress: 100,
    status: 'succeeded',
    action: actions[kind],
    id,
    createdBy: { user: { ...user, userPrincipalName: null }, application: null },
    resultInfo: { code: 200, message: 'Completed.', subcode: 0 },
  };
}

/** Returns one page of the list of a case, without its link to the next. */
export function createPage(caseId: string, start: number): object[] {
  const length = Math.max(0, Math.min(pageSize, getOperationCount(caseId) - start));
  return Array.from({ length }, (_, index) => createOperation(toOperationId(start + index)));
}
