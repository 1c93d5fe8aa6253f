import type { Problem } from './problem.js';

/**
 * Everything that can go wrong, each with its stable code and a message written here, never by the upstream:
 * safe to show to any caller.
 */
const situations = {
  bearerMissing: {
    code: 'UNAUTHENTICATED',
    message: 'Send an Authorization header with a bearer token.',
  },
  unauthenticated: {
    code: 'UNAUTHENTICATED',
    message:
      'Microsoft Graph did not accept the caller. Send an Authorization header with a valid bearer token; with ' +
      'a valid token this answer means that the eDiscovery permission or the Purview role is missing.',
  },
  notFound: {
    code: 'NOT_FOUND',
    message: 'No such case or operation, or the caller may not see it.',
  },
  forbidden: {
    code: 'FORBIDDEN',
    message:
      'Microsoft Graph refuses this to the caller. It needs the permission eDiscovery.ReadWrite.All (listing ' +
      'needs eDiscovery.Read.All), a Purview role that reaches this case (eDiscovery Manager or eDiscovery ' +
      'Administrator), and a licence that covers it.',
  },
  notUpdatable: {
    code: 'NOT_UPDATABLE',
    message:
      'Microsoft publishes no update for case operations, and this tenant refuses it. ' +
      'Reading and listing cases and operations still work.',
  },
  conflict: {
    code: 'CONFLICT',
    message: 'The operation has changed or is locked: read it again, then decide.',
  },
  throttled: {
    code: 'THROTTLED',
    message:
      'The request quota of Microsoft Graph eDiscovery is used up (published: five requests a minute for each ' +
      'app and tenant): try again after retryAfterSeconds.',
  },
  rejected: {
    code: 'INVALID_INPUT',
    message: 'Microsoft Graph refused the request as malformed.',
  },
  unavailable: {
    code: 'UPSTREAM_UNAVAILABLE',
    message:
      'Microsoft Graph did not answer, or answered with a failure. A read can be tried again. A change may have ' +
      'been made or not: read the operation before you try again.',
  },
  unusableAnswer: {
    code: 'UPSTREAM_UNAVAILABLE',
    message: 'Microsoft Graph answered with something that is not what was asked for.',
  },
  tooMuch: {
    code: 'UPSTREAM_UNAVAILABLE',
    message:
      'The list at Microsoft Graph is longer than this server is configured to read (GRAPH_MAX_PAGES, ' +
      'GRAPH_MAX_ITEMS).',
  },
  outcomeUnknown: {
    code: 'OUTCOME_UNKNOWN',
    message:
      'The change was sent and Microsoft Graph did not refuse it, but the updated operation could not be read. ' +
      'Read it before you try again.',
  },
} as const;

export type Situation = keyof typeof situations;

/** Every code that a caller can meet, in `userErrors` or in the extensions of a top-level error. */
export type ErrorCode = (typeof situations)[Situation]['code'];

export const errorCodes: ReadonlySet<ErrorCode> = new Set(Object.values(situations).map(({ code }) => code));

/** What is known of a failure beside its situation. */
export interface FailureFacts {
  /** Graph's `request-id`, for Microsoft's support; nothing else of an upstream answer is ever kept. */
  readonly requestId?: string | undefined;
  /** Whole seconds to wait, rounded up. */
  readonly retryAfterSeconds?: number | undefined;
  readonly problems?: readonly Problem[];
}

/** A failure that a caller can act on: a stable code and a message that is safe to show. */
export class CaseOperationsError extends Error {
  override readonly name = 'CaseOperationsError';
  readonly code: ErrorCode;
  readonly facts: FailureFacts;

  constructor(code: ErrorCode, message: string, facts: FailureFacts, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.facts = facts;
  }
}

/** The error for a situation; `options` take the cause, which is never shown. */
export function failure(
  situation: Situation,
  facts: FailureFacts = {},
  options?: ErrorOptions,
): CaseOperationsError {
  const { code, message } = situations[situation];
  return new CaseOperationsError(code, message, facts, options);
}

/** The error for wrong arguments: all of them at once, each with its path. */
export function invalidInput(problems: readonly Problem[]): CaseOperationsError {
  const told = problems.map(({ field, message }) => `${field.join('.')}: ${message}`);
  return new CaseOperationsError('INVALID_INPUT', told.join(' '), { problems });
}
