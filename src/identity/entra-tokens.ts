import type { TokenCredential } from '@azure/identity';
import { CaseOperationsError, createError } from '../domain/errors.js';
import { toEntraError } from './entra-error.js';
import { createTokenSource, type GetAccessToken } from './token-source.js';

export interface EntraTokensDependencies {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Takes what an operator needs to know of a refusal by Microsoft Entra. */
  readonly report: (facts: object) => void;
}

export interface GraphResource {
  /** The scope that stands for all permissions granted: `https://graph.microsoft.com/.default`. */
  readonly scope: string;
  readonly tenantId: string;
}

/**
 * The tokens for Microsoft Graph of one credential in one tenant. Fails with a `CaseOperationsError`.
 *
 * They are got with the capability `cp1`: Graph may then revoke them at once, by a claims challenge, and lets
 * them live for a day in return.
 */
export function createEntraTokens(
  credential: TokenCredential,
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
      throw error instanceof CaseOperationsError ? error : toEntraError(error, report);
    }
  };
  return createTokenSource(getToken, { now, giveUp: () => createError('signInUnavailable') });
}
