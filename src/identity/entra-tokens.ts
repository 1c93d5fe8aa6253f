import { CaseOperationsError, createError } from '../domain/errors.js';
import type { ObservedCredential } from './azure-credentials.js';
import { toEntraError } from './entra-error.js';
import { createTokenSource, type GetAccessToken } from './token-source.js';

export interface EntraTokensDependencies {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Receives what an operator needs to know about an error of Microsoft Entra. */
  readonly report: (fields: object) => void;
}

export interface GraphResource {
  /** The scope of all granted permissions: `https://graph.microsoft.com/.default`. */
  readonly scope: string;
  readonly tenantId: string;
}

/**
 * The tokens for Microsoft Graph of one credential in one tenant. Throws a `CaseOperationsError`.
 *
 * They are requested with the capability `cp1` (continuous access evaluation): Microsoft Graph can revoke them at
 * any time with a claims challenge, and they are valid for up to a day.
 */
export function createEntraTokens(
  { credential, takeNetworkError }: ObservedCredential,
  { scope, tenantId }: GraphResource,
  { now, report }: EntraTokensDependencies,
): GetAccessToken {
  const getToken = async (claims: string | undefined) => {
    try {
      const token = await credential.getToken(scope, {
        tenantId,
        enableCae: true,
        ...(claims && { claims }),
      });
      if (!token) throw createError('signInUnavailable');
      return token;
    } catch (error) {
      if (error instanceof CaseOperationsError) throw error;
      throw toEntraError(error, { report, networkError: takeNetworkError() });
    }
  };
  return createTokenSource(getToken, { now, createTimeoutError: () => createError('signInUnavailable') });
}
