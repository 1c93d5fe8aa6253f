import { CaseOperationsError } from '../../src/domain/errors.js';

/** Returns the domain error of a failing call; any other result fails the test. */
export async function failureOf(call: () => unknown): Promise<CaseOperationsError> {
  try {
    await call();
  } catch (error) {
    if (error instanceof CaseOperationsError) return error;
    throw error;
  }
  throw new Error('Expected the call to fail.');
}
