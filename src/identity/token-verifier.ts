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

/** The endpoints of all national clouds. */
interface MicrosoftClouds {
  /** Origins of Microsoft Entra. */
  readonly authorityHosts: readonly string[];
  /** Roots of Microsoft Graph, which are also audiences of its tokens. */
  readonly graphRoots: readonly string[];
}

export interface TokenVerifierDependencies {
  readonly microsoft: MicrosoftClouds;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Receives what an operator needs to know. */
  readonly report: (fields: object) => void;
  /** Milliseconds before keys are fetched again for an unknown key id. */
  readonly keysCooldownMs?: number;
}

/** Keys are refreshed at least hourly, so that a withdrawn key is no longer accepted. */
const keysMaxAgeMs = 3_600_000;

/** The signature algorithm of Microsoft Entra. A closed list: anyone could sign with `none` or HS256. */
const algorithms = ['RS256'];

/** The application id of Microsoft Graph, the same in every cloud. */
const graphApplicationId = '00000003-0000-0000-c000-000000000000';

function decode(token: string): JWTPayload {
  try {
    return decodeJwt(token);
  } catch (cause) {
    throw createError('invalidToken', {}, { cause });
  }
}

/** Ignores case and the trailing slash that some tokens have. */
function normalizeAudience(audience: unknown): string {
  return String(audience).toLowerCase().replace(/\/$/, '');
}

/** Errors of jose about the token itself; all others are failures to fetch the keys. */
const tokenErrors = [
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
  const isInvalid = tokenErrors.some((kind) => cause instanceof kind);
  return createError(isInvalid ? 'invalidToken' : 'signInUnavailable', {}, { cause });
}

/**
 * Creates a function that verifies an access token for this API: signature, algorithm, issuer, audience and times.
 * Throws UNAUTHENTICATED with the reason.
 *
 * Unverified claims are only used to reject a token, or to select the keys of one of the allowed tenants.
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

  /** When the keys of a tenant may be fetched again after a failure, in milliseconds since 1970. */
  const retryKeysAt = new Map<string, number>();

  return async (token) => {
    const { aud, tid } = decode(token);
    if ([aud].flat().some((audience) => graphAudiences.has(normalizeAudience(audience))))
      throw createError('graphAudience');
    const tenant = String(tid).toLowerCase();
    const keys = keysByTenant.get(tenant);
    if (!keys) throw createError('tenantNotAllowed');
    if (now() < (retryKeysAt.get(tenant) ?? 0)) throw createError('signInUnavailable');
    const { payload } = await jwtVerify(token, keys, {
      algorithms,
      // Tokens of version 2, and of version 1, which is the default of an app registration.
      issuer: [`${authorityHost}/${tenant}/v2.0`, `https://sts.windows.net/${tenant}/`],
      audience: [...audiences],
      clockTolerance: clockSkewSeconds,
      currentDate: new Date(now()),
      requiredClaims: ['exp', 'nbf', 'iat', 'tid', 'oid'],
    }).catch((error: unknown) => {
      const rejection = toError(error);
      if (rejection.reason === 'signInUnavailable') {
        retryKeysAt.set(tenant, now() + keysCooldownMs / 6);
        report({ entra: { error: 'the signing keys could not be fetched' } });
      }
      throw rejection;
    });
    return readApiToken(payload);
  };
}
