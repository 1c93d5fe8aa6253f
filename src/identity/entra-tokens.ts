import type { TokenCredential } from '@azure/identity';
import { CaseOperationsError, failure } from '../domain/errors.js';
import { entraFailure } from './entra-failure.js';
import { createTokenSource, type GetTokenText } from './token-source.js';

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
export function entraTokens(
  credential: TokenCredential,
  { scope, tenantId }: GraphResource,
  { now, report }: EntraTokensDependencies,
): GetTokenText {
  const getToken = async (claims: string | undefined) => {
    try {
      const token = await credential.getToken(scope, {
        tenantId,
        enableCae: true,
        ...(claims && { claims }),
      });
      if (!token) throw failure('signInUnavailable');
      return token;
    } catch (error) {
      throw error instanceof CaseOperationsError ? error : entraFailure(error, report);
    }
  };
  return createTokenSource(getToken, { now, giveUp: () => failure('signInUnavailable') });
}
