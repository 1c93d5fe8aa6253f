import { signInErrors } from './sign-in-errors.js';

/**
 * Every error that a caller can receive: a stable code, and a message that is written here and never taken from
 * the upstream, so that it is safe to show.
 */
export const errorCatalog = {
  /** The message is built from the validation issues. */
  invalidInput: { code: 'INVALID_INPUT', message: '' },
  ...signInErrors,
  claimsChallenge: {
    code: 'UNAUTHENTICATED',
    message:
      'Microsoft Entra requires additional claims (a claims challenge). Get a new token with the claims in ' +
      'extensions.claims, then try again.',
  },
  tokenRejected: {
    code: 'UNAUTHENTICATED',
    message: 'Microsoft Graph rejected the token: it is invalid or has expired. Get a new one.',
  },
  roleMissing: {
    code: 'FORBIDDEN',
    message:
      'Microsoft Graph returned 401, which for eDiscovery means that a permission or role is missing, not that ' +
      'the token is invalid. The token needs eDiscovery.ReadWrite.All (listing needs eDiscovery.Read.All). A ' +
      'user needs a Purview role with access to this case (eDiscovery Manager or eDiscovery Administrator). An ' +
      'application must be set up in Security & Compliance PowerShell (New-ServicePrincipal, ' +
      'Add-RoleGroupMember, Add-eDiscoveryCaseAdmin).',
  },
  notFound: {
    code: 'NOT_FOUND',
    message: 'The case or operation does not exist, or the caller has no access to it.',
  },
  forbidden: {
    code: 'FORBIDDEN',
    message:
      'Microsoft Graph denied access. The caller needs the permission eDiscovery.ReadWrite.All (listing needs ' +
      'eDiscovery.Read.All), a Purview role with access to this case (eDiscovery Manager or eDiscovery ' +
      'Administrator), and a licence that includes it.',
  },
  notUpdatable: {
    code: 'NOT_UPDATABLE',
    message:
      'This tenant rejects updates of case operations: Microsoft has not published an update API for them. ' +
      'Reading and listing cases and operations still work.',
  },
  conflict: {
    code: 'CONFLICT',
    message: 'The operation has changed or is locked. Read it again before you decide what to do.',
  },
  throttled: {
    code: 'THROTTLED',
    message:
      'The request quota of Microsoft Graph eDiscovery is used up (published: five requests per minute per ' +
      'app and tenant). Try again after retryAfterSeconds.',
  },
  badRequest: { code: 'INVALID_INPUT', message: 'Microsoft Graph rejected the request as malformed.' },
  unavailable: {
    code: 'UPSTREAM_UNAVAILABLE',
    message: 'Microsoft Graph did not respond in time, or returned a server error. Try again later.',
  },
  upstreamTimeout: {
    code: 'UPSTREAM_UNAVAILABLE',
    message: 'The request to Microsoft Graph timed out. Try again later.',
  },
  skipped: {
    code: 'UPSTREAM_UNAVAILABLE',
    message: 'Microsoft Graph skipped the request because another one failed. Try again later.',
  },
  unreachable: {
    code: 'UPSTREAM_UNAVAILABLE',
    message: 'Microsoft Graph could not be reached in time: the request was not sent. Try again later.',
  },
  intermediary: {
    code: 'UPSTREAM_UNAVAILABLE',
    message:
      'A server between this one and Microsoft Graph responded instead of Graph, such as a proxy or an API gateway. ' +
      'Check GRAPH_BASE_URL and the network.',
  },
  invalidResponse: {
    code: 'UPSTREAM_UNAVAILABLE',
    message: 'Microsoft Graph returned an invalid or unexpected response.',
  },
  responseTooLarge: {
    code: 'UPSTREAM_UNAVAILABLE',
    message:
      'The list in Microsoft Graph exceeds the configured limits of this server (GRAPH_MAX_PAGES, ' +
      'GRAPH_MAX_ITEMS).',
  },
  earlierUpdateUnknown: {
    code: 'CONFLICT',
    message:
      'The outcome of an earlier update of the operation is unknown, and it may still be applied. This update was ' +
      'not sent. Read the operation, then decide.',
  },
  updateNotStarted: {
    code: 'UPSTREAM_UNAVAILABLE',
    message:
      'Earlier updates of the operation did not end in time, so this update was not sent. Try again later.',
  },
  updateQueueFull: {
    code: 'THROTTLED',
    message:
      'Too many updates of the operation are waiting, so this update was not sent. Try again after ' +
      'retryAfterSeconds.',
  },
  auditUnavailable: {
    code: 'AUDIT_UNAVAILABLE',
    message:
      'The audit trail of this server cannot be written, and it does not update without one (AUDIT=required). The ' +
      'update was not sent. Its operator finds the reason in the log. Try again later.',
  },
  notReflected: {
    code: 'NOT_REFLECTED',
    message:
      'Microsoft Graph accepted the update, but the operation does not show all of it. Compare the operation with ' +
      'your input before you try again.',
  },
  readBackFailed: {
    code: 'OUTCOME_UNKNOWN',
    message:
      'Microsoft Graph accepted the change, but the operation could not be read afterwards, so it is unknown ' +
      'whether the change was applied. Read the operation before you try again.',
  },
  outcomeUnknown: {
    code: 'OUTCOME_UNKNOWN',
    message:
      'The change was sent, but it is unknown whether it was applied: Microsoft Graph did not confirm it. Read ' +
      'the operation before you try again.',
  },
} as const;
