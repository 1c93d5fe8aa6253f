import type { CaseOperation } from '../../src/domain/case-operation.js';
import type { EdiscoveryCase } from '../../src/domain/ediscovery-case.js';

/** A running index operation; a test overrides the properties that matter to it. */
export function anOperation(own: Partial<CaseOperation> = {}): CaseOperation {
  return {
    caseId: 'case-1',
    id: 'operation-1',
    action: 'INDEX',
    actionRaw: 'index',
    status: 'RUNNING',
    statusRaw: 'running',
    createdDateTime: '2026-08-01T10:00:00.1234567Z',
    completedDateTime: null,
    createdBy: null,
    percentProgress: 50,
    resultInfo: null,
    kind: 'INDEX',
    odataType: '#microsoft.graph.security.ediscoveryIndexOperation',
    details: null,
    etag: null,
    asOf: '2026-08-31T12:00:00.000Z',
    ...own,
  };
}

/** An active case; a test overrides the properties that matter to it. */
export function aCase(own: Partial<EdiscoveryCase> = {}): EdiscoveryCase {
  return {
    id: 'case-1',
    displayName: 'Contoso v. Fabrikam',
    description: null,
    externalId: '2026-17',
    status: 'ACTIVE',
    statusRaw: 'active',
    createdDateTime: '2026-08-01T10:00:00Z',
    lastModifiedDateTime: null,
    lastModifiedBy: null,
    closedDateTime: null,
    closedBy: null,
    asOf: '2026-08-31T12:00:00.000Z',
    ...own,
  };
}
