import { decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';
import { CaseOperationsError, createError } from '../domain/errors.js';
import { type ApiToken, readApiToken, readTokenHolder } from './api-token.js';
import { createEntraHttp, type SendHttp } from './entra-http.js';
import { RejectedTokenError, rejectFor } from './rejected-token.js';
import { createSigningKeys } from './signing-keys.js';

export interface TokenVerifierOptions {
  /** The origin of Microsoft Entra: `https://login.microsoftonline.com`. */
  readonly authorityHost: string;
  /** Tenants whose tokens are accepted, in lower case. */
  readonly tenants: readonly string[];
  readonly audiences: readonly string[];
  /** Client applications whose tokens are accepted, in any letter case; undefined = any. */
  readonly clients?: readonly string[] | undefined;
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
  /** Milliseconds before keys are fetched again, for an unknown key id or after a failure. */
  readonly keysCooldownMs?: number;
  /** @default without a proxy */
  readonly send?: SendHttp;
}

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
  if (cause instanceof CaseOperationsError) return cause;
  if (cause instanceof errors.JWTExpired) return createError('expiredToken', {}, { cause });
  if (cause instanceof errors.JWTClaimValidationFailed) {
    const { claim, reason } = cause;
    if (claim === 'nbf' && reason === 'check_failed') return createError('tokenNotYetValid', {}, { cause });
    return createError(claim === 'aud' ? 'wrongAudience' : 'invalidToken', {}, { cause });
  }
  const isInvalid = tokenErrors.some((kind) => cause instanceof kind);
  return createError(isInvalid ? 'invalidToken' : 'signInUnavailable', {}, { cause });
}

/** The signature is verified before the claims, so the holder is known if only a time or the audience is wrong. */
function toRejection(cause: unknown): CaseOperationsError {
  const error = toError(cause);
  const isClaim = cause instanceof errors.JWTExpired || cause instanceof errors.JWTClaimValidationFailed;
  const holder = isClaim && cause.claim !== 'iss' ? readTokenHolder(cause.payload) : undefined;
  return holder ? new RejectedTokenError(error, holder) : error;
}

/** Reads a verified token and checks its client. */
function admit(payload: JWTPayload, clients: ReadonlySet<string> | undefined): ApiToken {
  const read = () => {
    const token = readApiToken(payload);
    if (clients?.has(token.clientId) === false) throw createError('clientNotAllowed');
    return token;
  };
  const holder = readTokenHolder(payload);
  return holder ? rejectFor(holder, read) : read();
}

/**
 * Creates a function that verifies an access token for this API: signature, algorithm, issuer, audience, times and
 * client. Throws UNAUTHENTICATED or FORBIDDEN with the reason.
 *
 * Unverified claims are only used to reject a token, or to select the keys of one of the allowed tenants.
 */
export function createTokenVerifier(
  { authorityHost, tenants, audiences, clients, clockSkewSeconds }: TokenVerifierOptions,
  dependencies: TokenVerifierDependencies,
): (token: string) => Promise<ApiToken> {
  const { now, report, microsoft, keysCooldownMs: cooldownMs = 30_000 } = dependencies;
  const { send = createEntraHttp({ authorityHosts: [authorityHost] }) } = dependencies;
  const keysByTenant = new Map(
    tenants.map((tenant) => {
      const url = `${authorityHost}/${tenant}/discovery/v2.0/keys`;
      return [tenant, createSigningKeys({ url, send, now, report, cooldownMs })];
    }),
  );
  const graphAudiences = new Set([graphApplicationId, ...microsoft.graphRoots]);
  const allowedClients = clients && new Set(clients.map((client) => client.toLowerCase()));

  return async (token) => {
    const { aud, tid } = decode(token);
    if ([aud].flat().some((audience) => graphAudiences.has(normalizeAudience(audience))))
      throw createError('graphAudience');
    const tenant = String(tid).toLowerCase();
    const keys = keysByTenant.get(tenant);
    if (!keys) throw createError('tenantNotAllowed');
    const { payload } = await jwtVerify(token, keys, {
      algorithms,
      // Tokens of version 2, and of version 1, which is the default of an app registration.
      issuer: [`${authorityHost}/${tenant}/v2.0`, `https://sts.windows.net/${tenant}/`],
      audience: [...audiences],
      clockTolerance: clockSkewSeconds,
      currentDate: new Date(now()),
      requiredClaims: ['exp', 'nbf', 'iat', 'tid', 'oid'],
    }).catch((error: unknown) => {
      const rejection = toRejection(error);
      // Failures to fetch keys are reported there.
      if (rejection.reason === 'signInUnavailable' && rejection !== error) {
        report({ entra: { error: 'the signing key cannot be used' } });
      }
      throw rejection;
    });
    return admit(payload, allowedClients);
  };
}
