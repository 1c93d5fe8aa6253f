/**
 * Everything that can go wrong, each with its stable code and a message written here, never by the upstream:
 * safe to show to any caller.
 */
export const errorCatalog = {
  /** The message of this one is made of the problems. */
  invalidInput: { code: 'INVALID_INPUT', message: '' },
  missingToken: {
    code: 'UNAUTHENTICATED',
    message: 'Send an Authorization header with a bearer token.',
  },
  invalidToken: {
    code: 'UNAUTHENTICATED',
    message:
      'The bearer token is not one that this server accepts: its form, signature, algorithm or issuer is wrong. ' +
      'Get an access token for this API from Microsoft Entra.',
  },
  expiredToken: { code: 'UNAUTHENTICATED', message: 'The bearer token has expired. Get a new one.' },
  tokenNotYetValid: {
    code: 'UNAUTHENTICATED',
    message: 'The bearer token is not valid yet. Compare the clocks of whoever issued it and of this server.',
  },
  graphAudience: {
    code: 'UNAUTHENTICATED',
    message:
      'The bearer token was made for Microsoft Graph. This server wants one for its own API, which it then ' +
      'exchanges: ask for a scope of this API, not of Graph.',
  },
  wrongAudience: {
    code: 'UNAUTHENTICATED',
    message: 'The bearer token was made for another API (its audience). Ask for a scope of this API.',
  },
  tenantNotAllowed: {
    code: 'UNAUTHENTICATED',
    message: 'The bearer token comes from a tenant that this server does not serve.',
  },
  applicationToken: {
    code: 'UNAUTHENTICATED',
    message:
      'The bearer token is that of an application. This server acts on behalf of users: sign a user in and send ' +
      'a delegated token.',
  },
  exchangeRefused: {
    code: 'UNAUTHENTICATED',
    message: 'Microsoft Entra did not accept the bearer token for an exchange. Get a new one.',
  },
  consentMissing: {
    code: 'FORBIDDEN',
    message:
      'Nobody has consented to this server acting for the user at Microsoft Graph. An administrator of the tenant ' +
      'has to grant its delegated permissions (eDiscovery.ReadWrite.All).',
  },
  readNotGranted: {
    code: 'FORBIDDEN',
    message:
      'The token does not carry the scope or app role of this server for reading (CaseOperation.Read, unless ' +
      'configured otherwise).',
  },
  updateNotGranted: {
    code: 'FORBIDDEN',
    message:
      'The token does not carry the scope or app role of this server for changing (CaseOperation.Update, unless ' +
      'configured otherwise).',
  },
  caseNotGranted: {
    code: 'FORBIDDEN',
    message: 'The rules of this server do not let the caller do this with this case.',
  },
  downloadNotGranted: {
    code: 'FORBIDDEN',
    message: 'The address of a download is only for callers who may change the operations of the case.',
  },
  signInUnavailable: {
    code: 'UPSTREAM_UNAVAILABLE',
    message: 'Microsoft Entra, which tokens come from, did not answer as it should. Try again later.',
  },
  signInMisconfigured: {
    code: 'UPSTREAM_UNAVAILABLE',
    message:
      'Microsoft Entra refuses this server itself: its client id, credential or permissions are wrong. Its ' +
      'operator finds the number of the error in the log.',
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
  badRequest: { code: 'INVALID_INPUT', message: 'Microsoft Graph refused the request as malformed.' },
  unavailable: {
    code: 'UPSTREAM_UNAVAILABLE',
    message: 'Microsoft Graph did not answer in time, or answered with a failure. Try again later.',
  },
  upstreamTimeout: {
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
  invalidResponse: {
    code: 'UPSTREAM_UNAVAILABLE',
    message: 'Microsoft Graph answered with something that is not what was asked for.',
  },
  responseTooLarge: {
    code: 'UPSTREAM_UNAVAILABLE',
    message:
      'The list at Microsoft Graph is longer than this server is configured to read (GRAPH_MAX_PAGES, ' +
      'GRAPH_MAX_ITEMS).',
  },
  readBackFailed: {
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
