import { createRemoteJWKSet, decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';
import { type CaseOperationsError, createError } from '../domain/errors.js';
import { type ApiToken, readApiToken } from './api-token.js';

export interface TokenVerifierOptions {
  /** The origin of Microsoft Entra: `https://login.microsoftonline.com`. */
  readonly authorityHost: string;
  /** Tenants whose tokens are accepted, in lower case. */
  readonly tenants: readonly string[];
  readonly audiences: readonly string[];
  readonly clockSkewSeconds: number;
}

/** What is known of Microsoft's clouds. */
interface MicrosoftClouds {
  /** Origins of Microsoft Entra. */
  readonly authorityHosts: readonly string[];
  /** Roots of Microsoft Graph, which are audiences of its tokens too. */
  readonly graphRoots: readonly string[];
}

export interface TokenVerifierDependencies {
  readonly microsoft: MicrosoftClouds;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Takes what an operator needs to know. */
  readonly report: (facts: object) => void;
  /** Milliseconds in which keys are not fetched again, whatever unknown key a token names. */
  readonly keysCooldownMs?: number;
}

/** Keys are fetched anew after an hour at the latest, so that one that was withdrawn is no longer accepted. */
const keysMaxAgeMs = 3_600_000;

/** What Entra signs access tokens with. A closed list: with `none` or HS256 anybody could sign. */
const algorithms = ['RS256'];

/** The application id of Microsoft Graph, the same in every cloud. */
const graphApplicationId = '00000003-0000-0000-c000-000000000000';

function decoded(token: string): JWTPayload {
  try {
    return decodeJwt(token);
  } catch (cause) {
    throw createError('invalidToken', {}, { cause });
  }
}

/** An audience as it is compared: without letter case and the trailing slash that some tokens have. */
function toAudience(audience: unknown): string {
  return String(audience).toLowerCase().replace(/\/$/, '');
}

/** Refusals of a token itself; everything else that jose throws is a failure to get the keys. */
const invalid = [
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JWTInvalid,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
];

function toError(cause: unknown): CaseOperationsError {
  if (cause instanceof errors.JWTExpired) return createError('expiredToken', {}, { cause });
  if (cause instanceof errors.JWTClaimValidationFailed) {
    const { claim, reason } = cause;
    if (claim === 'nbf' && reason === 'check_failed') return createError('tokenNotYetValid', {}, { cause });
    return createError(claim === 'aud' ? 'wrongAudience' : 'invalidToken', {}, { cause });
  }
  const isInvalid = invalid.some((kind) => cause instanceof kind);
  return createError(isInvalid ? 'invalidToken' : 'signInUnavailable', {}, { cause });
}

/**
 * A function that checks an access token for our API: signature by the published keys of its tenant, issuer,
 * audience, times and algorithm. Fails with UNAUTHENTICATED and the reason.
 *
 * What a token claims before its signature is checked decides only about refusing it, and about whose keys to
 * look at: those of an allowed tenant.
 */
export function createTokenVerifier(
  { authorityHost, tenants, audiences, clockSkewSeconds }: TokenVerifierOptions,
  { now, report, microsoft, keysCooldownMs = 30_000 }: TokenVerifierDependencies,
): (token: string) => Promise<ApiToken> {
  const keysByTenant = new Map(
    tenants.map((tenant) => {
      const keys = new URL(`${authorityHost}/${tenant}/discovery/v2.0/keys`);
      return [
        tenant,
        createRemoteJWKSet(keys, { cooldownDuration: keysCooldownMs, cacheMaxAge: keysMaxAgeMs }),
      ];
    }),
  );

  const graphAudiences = new Set([graphApplicationId, ...microsoft.graphRoots]);

  /** Until when the keys of a tenant are not asked for, because that has just failed. */
  const resting = new Map<string, number>();

  return async (token) => {
    const { aud, tid } = decoded(token);
    if ([aud].flat().some((audience) => graphAudiences.has(toAudience(audience))))
      throw createError('graphAudience');
    const tenant = String(tid).toLowerCase();
    const keys = keysByTenant.get(tenant);
    if (!keys) throw createError('tenantNotAllowed');
    if (now() < (resting.get(tenant) ?? 0)) throw createError('signInUnavailable');
    const { payload } = await jwtVerify(token, keys, {
      algorithms,
      // Tokens of version 2, and of version 1, which an API gets unless its registration asks for version 2.
      issuer: [`${authorityHost}/${tenant}/v2.0`, `https://sts.windows.net/${tenant}/`],
      audience: [...audiences],
      clockTolerance: clockSkewSeconds,
      currentDate: new Date(now()),
      requiredClaims: ['exp', 'nbf', 'iat', 'tid', 'oid'],
    }).catch((error: unknown) => {
      const refusal = toError(error);
      if (refusal.reason === 'signInUnavailable') {
        resting.set(tenant, now() + keysCooldownMs / 6);
        report({ entra: { error: 'keys cannot be fetched' } });
      }
      throw refusal;
    });
    return readApiToken(payload);
  };
}
