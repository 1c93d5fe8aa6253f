/** The part of the error catalog about the token of the caller, its permissions, and Microsoft Entra. */
export const signInErrors = {
  missingToken: {
    code: 'UNAUTHENTICATED',
    message: 'Send an Authorization header with a bearer token.',
  },
  invalidToken: {
    code: 'UNAUTHENTICATED',
    message:
      'The bearer token is not valid for this server: its format, signature, algorithm or issuer is wrong. ' +
      'Get an access token for this API from Microsoft Entra.',
  },
  expiredToken: { code: 'UNAUTHENTICATED', message: 'The bearer token has expired. Get a new one.' },
  tokenNotYetValid: {
    code: 'UNAUTHENTICATED',
    message: 'The bearer token is not valid yet. Compare the clocks of the token issuer and of this server.',
  },
  graphAudience: {
    code: 'UNAUTHENTICATED',
    message:
      'The bearer token was issued for Microsoft Graph. This server needs a token for its own API, which it ' +
      'exchanges for a Graph token: request a scope of this API instead of Graph.',
  },
  wrongAudience: {
    code: 'UNAUTHENTICATED',
    message: 'The bearer token was issued for another API (its audience). Request a scope of this API.',
  },
  tenantNotAllowed: {
    code: 'UNAUTHENTICATED',
    message: 'The bearer token was issued by a tenant that this server does not accept.',
  },
  clientNotAllowed: {
    code: 'FORBIDDEN',
    message:
      'The bearer token was issued to a client application that this server does not accept (AUTH_CLIENTS).',
  },
  applicationToken: {
    code: 'UNAUTHENTICATED',
    message:
      'The bearer token is an application token. This server acts on behalf of users: sign in a user and send ' +
      'a delegated token.',
  },
  exchangeRefused: {
    code: 'UNAUTHENTICATED',
    message: 'Microsoft Entra rejected the exchange of the bearer token. Get a new one.',
  },
  consentMissing: {
    code: 'FORBIDDEN',
    message:
      'Consent is missing: this server may not access Microsoft Graph on behalf of the user. An administrator ' +
      'of the tenant must grant its delegated permissions (eDiscovery.ReadWrite.All).',
  },
  readNotGranted: {
    code: 'FORBIDDEN',
    message:
      'The token does not contain the scope or app role that this server requires for reading ' +
      '(CaseOperation.Read by default).',
  },
  updateNotGranted: {
    code: 'FORBIDDEN',
    message:
      'The token does not contain the scope or app role that this server requires for updates ' +
      '(CaseOperation.Update by default).',
  },
  caseNotGranted: {
    code: 'FORBIDDEN',
    message: 'The access rules of this server do not allow the caller to do this with this case.',
  },
  tooManyGroups: {
    code: 'FORBIDDEN',
    message:
      'The user has too many groups for the token, so it does not list them, and the access rules of this server ' +
      'cannot be applied to them: use app roles or groups assigned to the application.',
  },
  downloadNotGranted: {
    code: 'FORBIDDEN',
    message: 'Download URLs are available only to callers who may update the operations of the case.',
  },
  signInUnavailable: {
    code: 'UPSTREAM_UNAVAILABLE',
    message: 'Microsoft Entra, which issues the tokens, is unavailable. Try again later.',
  },
  signInMisconfigured: {
    code: 'UPSTREAM_UNAVAILABLE',
    message:
      'Microsoft Entra rejected this server: its client id, credential or permissions are wrong. The operator ' +
      'of the server finds the Entra error number in the log.',
  },
} as const;
