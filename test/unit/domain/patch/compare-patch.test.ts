import { type PatchMatch, getDifferences, comparePatch } from '../../../../src/domain/patch/compare-patch.js';
import type { CaseOperationPatch } from '../../../../src/domain/patch/patch.js';
import { anOperation } from '../../../testkit/operations.js';

const user = { id: 'u', displayName: 'U', userPrincipalName: null };
const operation = anOperation({
  createdBy: { user, application: null, device: null },
  resultInfo: { code: 1, subcode: 2, message: null },
});

describe('an operation has the values of a patch', () => {
  it.each<[PatchMatch, CaseOperationPatch]>([
    ['all', { status: 'RUNNING', percentProgress: 50 }],
    ['some', { status: 'RUNNING', percentProgress: 51 }],
    ['none', { status: 'FAILED', percentProgress: 51 }],
    ['all', { completedDateTime: null }],
    ['none', { percentProgress: null }],
    ['none', { completedDateTime: '2026-08-01T10:00:00Z' }],
    ['all', { createdDateTime: '2026-08-01T12:00:00.12345670+02:00' }],
    ['none', { createdDateTime: '2026-08-01T10:00:00.1234568Z' }],
    ['all', { createdBy: { user: { id: 'u' } } }],
    ['all', { createdBy: { user: { id: 'u', userPrincipalName: null }, device: null } }],
    ['none', { createdBy: { user: { id: 'v' } } }],
    ['none', { createdBy: { user: null } }],
    ['none', { createdBy: { device: { id: 'd' } } }],
    ['none', { createdBy: null }],
    ['all', { resultInfo: { code: 1 } }],
    ['none', { resultInfo: { code: 1, subcode: 3 } }],
  ])('%s of them for %j', (match, patch) => {
    expect(comparePatch(patch, operation)).toBe(match);
  });

  it('differs in the returned properties', () => {
    expect(
      getDifferences({ status: 'FAILED', percentProgress: 50, action: 'PURGE_DATA' }, operation).sort(),
    ).toEqual(['action', 'status']);
  });
});
