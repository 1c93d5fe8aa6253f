import { type CaseOperationsError, createError } from '../domain/errors.js';

/**
 * What MSAL tells of a refusal by Microsoft Entra (`ServerError`, `InteractionRequiredAuthError`), as the cause
 * of what @azure/identity throws. Its texts are Entra's: they are never shown or logged.
 */
interface EntraErrorResponse {
  /** OAuth's error, such as `invalid_grant`; or MSAL's own, such as `network_error`. */
  readonly errorCode?: unknown;
  readonly subError?: unknown;
  /** The number of the error (AADSTS…), which Entra's documentation and support go by. */
  readonly errorNo?: unknown;
  readonly claims?: unknown;
}

function parsedClaims(claims: unknown): string | undefined {
  try {
    // Written anew: nothing but JSON gets through.
    return typeof claims === 'string' && claims !== '' ? JSON.stringify(JSON.parse(claims)) : undefined;
  } catch {
    return undefined;
  }
}

/** Errors of OAuth that are about this server: its id, its secret, its permissions. */
const serverErrors: ReadonlySet<unknown> = new Set([
  'invalid_client',
  'unauthorized_client',
  'invalid_scope',
  'invalid_resource',
  'invalid_request',
]);

/** A word of OAuth's or MSAL's, never a sentence. */
function toErrorCode(code: unknown): string | undefined {
  return /^\w{1,64}$/.exec(String(code))?.[0];
}

/**
 * A failure to get a token, as one of ours. Of what Entra says only the claims of a challenge are kept.
 *
 * @param report Takes what an operator needs: the number of the error.
 */
export function toEntraError(error: unknown, report: (facts: object) => void): CaseOperationsError {
  const { cause } = error as { cause?: unknown };
  const { errorCode, subError, errorNo, claims } = (cause ?? error) as EntraErrorResponse;
  const options = { cause: error };
  if (subError === 'consent_required' || errorNo === 65001) return createError('consentMissing', {}, options);
  const wanted = parsedClaims(claims);
  if (wanted !== undefined) return createError('claimsChallenge', { claims: wanted }, options);
  if (errorCode === 'interaction_required' || errorCode === 'invalid_grant') {
    return createError('exchangeRefused', {}, options);
  }
  const { name } = error as { name?: unknown };
  report({ entra: { error: toErrorCode(errorCode ?? name), number: toErrorCode(errorNo) } });
  return createError(serverErrors.has(errorCode) ? 'signInMisconfigured' : 'signInUnavailable', {}, options);
}
