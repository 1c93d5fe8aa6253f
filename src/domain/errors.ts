import type { CaseOperation } from './case-operation.js';
import type { PlannedRequest } from './ports.js';
import type { ValidationIssue } from './problem.js';
import { errorCatalog } from './error-catalog.js';

export type ErrorReason = keyof typeof errorCatalog;

/** Every code that a caller can meet, in `userErrors` or in the extensions of a top-level error. */
export type ErrorCode = (typeof errorCatalog)[ErrorReason]['code'];

export const errorCodes: ReadonlySet<ErrorCode> = new Set(
  Object.values(errorCatalog).map(({ code }) => code),
);

/** What is known of a failure beside its situation. */
export interface ErrorDetails {
  /** Graph's `request-id`, for Microsoft's support; nothing else of an upstream answer is ever kept. */
  readonly requestId?: string | undefined;
  /** The `client-request-id` that we sent with it, which is in our log too. */
  readonly clientRequestId?: string | undefined;
  /** Whole seconds to wait, rounded up. */
  readonly retryAfterSeconds?: number | undefined;
  readonly issues?: readonly ValidationIssue[];
  /** JSON text of the claims that a new token must have. */
  readonly claims?: string | undefined;
  /** The operation as it is now, where a conflict was found by reading it. */
  readonly caseOperation?: CaseOperation | undefined;
  /** What was sent and may have been carried out. */
  readonly plannedRequest?: PlannedRequest | undefined;
}

/** A failure that a caller can act on: a stable code and a message that is safe to show. */
export class CaseOperationsError extends Error {
  override readonly name = 'CaseOperationsError';
  readonly reason: ErrorReason;
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(situation: ErrorReason, message: string, facts: ErrorDetails, options?: ErrorOptions) {
    super(message, options);
    this.reason = situation;
    this.code = errorCatalog[situation].code;
    this.details = facts;
  }
}

/** The error for a situation; `options` take the cause, which is never shown. */
export function createError(
  situation: ErrorReason,
  facts: ErrorDetails = {},
  options?: ErrorOptions,
): CaseOperationsError {
  return new CaseOperationsError(situation, errorCatalog[situation].message, facts, options);
}

/** The error for wrong arguments: all of them at once, each with its path. */
export function invalidInput(issues: readonly ValidationIssue[]): CaseOperationsError {
  const told = issues.map(({ field, message }) => `${field.join('.')}: ${message}`);
  return new CaseOperationsError('invalidInput', told.join(' '), { issues });
}
