import { isTerminal } from '../../../src/domain/case-operation.js';
import { caseOperationStatuses } from '../../../src/domain/vocabulary.js';

describe('isTerminal', () => {
  it('is true for the four ends of a job and for nothing else', () => {
    expect(caseOperationStatuses.filter((status) => isTerminal(status))).toEqual([
      'SUBMISSION_FAILED',
      'SUCCEEDED',
      'PARTIALLY_SUCCEEDED',
      'FAILED',
    ]);
  });

  it('does not take a missing status for an end', () => {
    expect(isTerminal(null)).toBe(false);
  });
});
