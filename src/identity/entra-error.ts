import { type CaseOperationsError, createError } from '../domain/errors.js';

/**
 * An error of MSAL (`ServerError`, `InteractionRequiredAuthError`): the cause of what @azure/identity throws. Its
 * messages come from Microsoft Entra and are never shown or logged.
 */
interface EntraErrorResponse {
  /** An error code of OAuth, such as `invalid_grant`, or of MSAL, such as `network_error`. */
  readonly errorCode?: unknown;
  readonly subError?: unknown;
  /** The number of the error (AADSTS…), by which Microsoft documents it. */
  readonly errorNo?: unknown;
  readonly claims?: unknown;
}

function parseClaims(claims: unknown): string | undefined {
  try {
    // Serialized again, so that only JSON is passed on.
    return typeof claims === 'string' && claims !== '' ? JSON.stringify(JSON.parse(claims)) : undefined;
  } catch {
    return undefined;
  }
}

/** OAuth errors about this server: its id, its secret or its permissions. */
const serverErrors: ReadonlySet<unknown> = new Set([
  'invalid_client',
  'unauthorized_client',
  'invalid_scope',
  'invalid_resource',
  'invalid_request',
]);

/** A code, never a message. */
function toErrorCode(code: unknown): string | undefined {
  const isCode = typeof code === 'string' || typeof code === 'number';
  return isCode ? /^\w{1,64}$/.exec(String(code))?.[0] : undefined;
}

/** The codes of a refusal of Microsoft Entra; nothing else of its response is kept. */
export interface EntraFailure {
  /** The error code of OAuth, such as `invalid_client`. */
  readonly error: string | undefined;
  readonly suberror: string | undefined;
  /** The number of an AADSTS error. */
  readonly number: string | undefined;
  /** Whether it requires more claims of the caller (Conditional Access). */
  readonly hasClaims: boolean;
}

/** Reads the codes of an error of @azure/identity. */
export function readEntraFailure(error: unknown): EntraFailure {
  const { cause } = (error ?? {}) as { cause?: unknown };
  const { errorCode, subError, errorNo, claims } = (cause ?? error ?? {}) as EntraErrorResponse;
  return {
    error: toErrorCode(errorCode),
    suberror: toErrorCode(subError),
    number: toErrorCode(errorNo),
    hasClaims: parseClaims(claims) !== undefined,
  };
}

export interface EntraErrorOptions {
  /** Receives what an operator needs: the code and the number of the error, or the cause of a network error. */
  readonly report: (fields: object) => void;
  /** The code of the last network error of the credential, such as ECONNREFUSED. */
  readonly networkError: string | undefined;
}

/** Maps an error of acquiring a token. Of the response of Microsoft Entra only the claims challenge is kept. */
export function toEntraError(
  error: unknown,
  { report, networkError }: EntraErrorOptions,
): CaseOperationsError {
  const { cause } = error as { cause?: unknown };
  const { errorCode, subError, errorNo, claims } = (cause ?? error) as EntraErrorResponse;
  const options = { cause: error };
  if (networkError !== undefined) {
    report({ entra: { error: 'no response', cause: networkError } });
    return createError('signInUnavailable', {}, options);
  }
  if (subError === 'consent_required' || errorNo === 65001) return createError('consentMissing', {}, options);
  const challenge = parseClaims(claims);
  if (challenge !== undefined) return createError('claimsChallenge', { claims: challenge }, options);
  if (errorCode === 'interaction_required' || errorCode === 'invalid_grant') {
    return createError('exchangeRefused', {}, options);
  }
  const { name } = error as { name?: unknown };
  report({ entra: { error: toErrorCode(errorCode ?? name), number: toErrorCode(errorNo) } });
  return createError(serverErrors.has(errorCode) ? 'signInMisconfigured' : 'signInUnavailable', {}, options);
}
