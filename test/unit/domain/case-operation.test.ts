import { isTerminal } from '../../../src/domain/case-operation.js';
import { caseOperationStatuses } from '../../../src/domain/vocabulary.js';

describe('isTerminal', () => {
  it('is true for the four terminal statuses only', () => {
    expect(caseOperationStatuses.filter((status) => isTerminal(status))).toEqual([
      'SUBMISSION_FAILED',
      'SUCCEEDED',
      'PARTIALLY_SUCCEEDED',
      'FAILED',
    ]);
  });

  it('is false for a missing status', () => {
    expect(isTerminal(null)).toBe(false);
  });
});
