import { CaseOperationsError, createError, invalidInput } from '../../../src/domain/errors.js';

describe('an error', () => {
  it('has the code and message of its reason, and the given details', () => {
    const cause = new Error('upstream message');
    const error = createError('throttled', { requestId: 'r-1', retryAfterSeconds: 7 }, { cause });
    expect(error).toBeInstanceOf(CaseOperationsError);
    expect(error.code).toBe('THROTTLED');
    expect(error.message).not.toContain('upstream message');
    expect(error.details).toMatchObject({ requestId: 'r-1', retryAfterSeconds: 7 });
    expect(error.cause).toBe(cause);
  });

  it('for an invalid input has every issue in its message and in its details', () => {
    const issues = [
      { field: ['input', 'id'], message: 'First.' },
      { field: ['input', 'patch'], message: 'Second.' },
    ];
    const error = invalidInput(issues);
    expect(error.code).toBe('INVALID_INPUT');
    expect(error.details.issues).toEqual(issues);
    expect(error.message).toBe('input.id: First. input.patch: Second.');
  });
});
