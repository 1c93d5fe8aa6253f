import type { CaseOperation } from './case-operation.js';
import type { PlannedRequest } from './planned-request.js';
import { errorCatalog } from './error-catalog.js';

export type ErrorReason = keyof typeof errorCatalog;

/** Every code of an error, in `userErrors` or in the extensions of a top-level error. */
export type ErrorCode = (typeof errorCatalog)[ErrorReason]['code'];

export const errorCodes: ReadonlySet<ErrorCode> = new Set(
  Object.values(errorCatalog).map(({ code }) => code),
);

/** One invalid part of an input. */
export interface ValidationIssue {
  /** Path from the name of the argument. */
  readonly field: readonly string[];
  /** How to correct it. */
  readonly message: string;
}

/** What is known of an error besides its reason. */
export interface ErrorDetails {
  /** Graph's `request-id`, for Microsoft support; nothing else of an upstream error is kept. */
  readonly requestId?: string | undefined;
  /** The `client-request-id` that was sent with the request; the log contains it too. */
  readonly clientRequestId?: string | undefined;
  /** Whole seconds to wait, rounded up. */
  readonly retryAfterSeconds?: number | undefined;
  readonly issues?: readonly ValidationIssue[];
  /** The claims that a new token must have, as JSON. */
  readonly claims?: string | undefined;
  /** The current operation, if reading it revealed a conflict. */
  readonly caseOperation?: CaseOperation | undefined;
  /** The request that was sent and may have been applied. */
  readonly plannedRequest?: PlannedRequest | undefined;
}

/** An error that a caller can act on, with a stable code and a message that is safe to show. */
export class CaseOperationsError extends Error {
  override readonly name = 'CaseOperationsError';
  readonly reason: ErrorReason;
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(reason: ErrorReason, message: string, details: ErrorDetails, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
    this.code = errorCatalog[reason].code;
    this.details = details;
  }
}

/**
 * Creates the error of a reason, with the code and message of the catalog.
 *
 * @param options The cause, which is never shown to a caller.
 */
export function createError(
  reason: ErrorReason,
  details: ErrorDetails = {},
  options?: ErrorOptions,
): CaseOperationsError {
  return new CaseOperationsError(reason, errorCatalog[reason].message, details, options);
}

/** Creates the error for invalid arguments, with all issues at once. */
export function invalidInput(issues: readonly ValidationIssue[]): CaseOperationsError {
  const messages = issues.map(({ field, message }) => `${field.join('.')}: ${message}`);
  return new CaseOperationsError('invalidInput', messages.join(' '), { issues });
}

/** Throws INVALID_INPUT unless the list of issues is empty; undefined entries do not count. */
export function throwIfInvalid(...issues: readonly (ValidationIssue | undefined)[]): void {
  const found = issues.filter((issue) => issue !== undefined);
  if (found.length > 0) throw invalidInput(found);
}
