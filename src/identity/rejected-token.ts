import { CaseOperationsError } from '../domain/errors.js';
import type { TokenHolder } from './api-token.js';

/** The error of a rejected token, with its holder: the signature is valid, so it is known whose token it is. */
export class RejectedTokenError extends CaseOperationsError {
  readonly holder: TokenHolder;

  constructor({ reason, message, details, cause }: CaseOperationsError, holder: TokenHolder) {
    super(reason, message, details, { cause });
    this.holder = holder;
  }
}

/** Runs a check of a verified token, whose error then has the holder. */
export function rejectFor<T>(holder: TokenHolder, check: () => T): T {
  try {
    return check();
  } catch (error) {
    throw error instanceof CaseOperationsError ? new RejectedTokenError(error, holder) : error;
  }
}
