import type { CaseOperation } from './case-operation.js';
import type { PlannedRequest } from './ports.js';
import type { Problem } from './problem.js';

/**
 * Everything that can go wrong, each with its stable code and a message written here, never by the upstream:
 * safe to show to any caller.
 */
const situations = {
  /** The message of this one is made of the problems. */
  invalidInput: { code: 'INVALID_INPUT', message: '' },
  bearerMissing: {
    code: 'UNAUTHENTICATED',
    message: 'Send an Authorization header with a bearer token.',
  },
  claimsChallenge: {
    code: 'UNAUTHENTICATED',
    message:
      'Microsoft Entra wants more of this sign-in before it lets it go on (a claims challenge). Get a new token ' +
      'with the claims in extensions.claims, then try again.',
  },
  tokenRejected: {
    code: 'UNAUTHENTICATED',
    message: 'Microsoft Graph does not accept the token: it is invalid or has expired. Get a new one.',
  },
  roleMissing: {
    code: 'FORBIDDEN',
    message:
      'Microsoft Graph answered 401, which with eDiscovery means that a permission or role is missing, not that ' +
      'the sign-in is. The token needs eDiscovery.ReadWrite.All (listing needs eDiscovery.Read.All), the user a ' +
      'Purview role that reaches this case (eDiscovery Manager or eDiscovery Administrator), an application its ' +
      'set-up in Security & Compliance PowerShell (New-ServicePrincipal, Add-RoleGroupMember, ' +
      'Add-eDiscoveryCaseAdmin).',
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
    message: 'Microsoft Graph did not answer in time, or answered with a failure. Try again later.',
  },
  upstreamTimeOut: {
    code: 'UPSTREAM_UNAVAILABLE',
    message: 'Something on the way to Microsoft Graph, or Graph itself, gave up waiting. Try again later.',
  },
  skipped: {
    code: 'UPSTREAM_UNAVAILABLE',
    message: 'Microsoft Graph did not carry out the request because another one failed. Try again later.',
  },
  unreachable: {
    code: 'UPSTREAM_UNAVAILABLE',
    message: 'Microsoft Graph could not be reached in time: the request was not sent. Try again later.',
  },
  notApplied: {
    code: 'UPSTREAM_UNAVAILABLE',
    message:
      'Microsoft Graph failed, and the operation, read again, does not have the change. Try again later.',
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
  unreadAfterChange: {
    code: 'OUTCOME_UNKNOWN',
    message:
      'Microsoft Graph accepted the change, but the operation could not be read afterwards, so that what became ' +
      'of it is not known. Read it before you try again.',
  },
  outcomeUnknown: {
    code: 'OUTCOME_UNKNOWN',
    message:
      'The change was sent, and whether it was made cannot be told: Microsoft Graph gave no usable answer. Read ' +
      'the operation before you try again.',
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
  /** The `client-request-id` that we sent with it, which is in our log too. */
  readonly clientRequestId?: string | undefined;
  /** Whole seconds to wait, rounded up. */
  readonly retryAfterSeconds?: number | undefined;
  readonly problems?: readonly Problem[];
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
  readonly situation: Situation;
  readonly code: ErrorCode;
  readonly facts: FailureFacts;

  constructor(situation: Situation, message: string, facts: FailureFacts, options?: ErrorOptions) {
    super(message, options);
    this.situation = situation;
    this.code = situations[situation].code;
    this.facts = facts;
  }
}

/** The error for a situation; `options` take the cause, which is never shown. */
export function failure(
  situation: Situation,
  facts: FailureFacts = {},
  options?: ErrorOptions,
): CaseOperationsError {
  return new CaseOperationsError(situation, situations[situation].message, facts, options);
}

/** The error for wrong arguments: all of them at once, each with its path. */
export function invalidInput(problems: readonly Problem[]): CaseOperationsError {
  const told = problems.map(({ field, message }) => `${field.join('.')}: ${message}`);
  return new CaseOperationsError('invalidInput', told.join(' '), { problems });
}
