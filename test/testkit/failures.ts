import { CaseOperationsError } from '../../src/domain/errors.js';

/** The domain error that a piece of work fails with; anything else fails the test. */
export async function failureOf(work: () => unknown): Promise<CaseOperationsError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof CaseOperationsError) return error;
    throw error;
  }
  throw new Error('It did not fail.');
}
