import { CaseOperationsError, createError, invalidInput } from '../../../src/domain/errors.js';

describe('an error', () => {
  it('of a situation carries its code, its own words and the facts', () => {
    const cause = new Error('upstream words');
    const error = createError('throttled', { requestId: 'r-1', retryAfterSeconds: 7 }, { cause });
    expect(error).toBeInstanceOf(CaseOperationsError);
    expect(error.code).toBe('THROTTLED');
    expect(error.message).not.toContain('upstream words');
    expect(error.details).toMatchObject({ requestId: 'r-1', retryAfterSeconds: 7 });
    expect(error.cause).toBe(cause);
  });

  it('about the input has every problem in its message and in its facts', () => {
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
