import { randomUUID } from 'node:crypto';
import { type Claims, signJwt, tamper } from './jwt.js';
import type { SigningKeys } from './signing-keys.js';
import { type User, alice, callingClientId, clientId, tenants } from './tenants.js';

export interface IssueOptions {
  readonly tenant?: string;
  readonly version?: 'v1' | 'v2';
  readonly user?: User;
  /** Issues a token of an application without a user, with these roles. */
  readonly appRoles?: readonly string[];
  readonly lifetime?: 'valid' | 'expired' | 'future';
  readonly key?: 'current' | 'unpublished';
  /** Replace the default claims; `undefined` removes a claim. */
  readonly claims?: Claims;
  readonly header?: Claims;
}

export interface ApiTokens {
  /** A token for this API. */
  readonly issue: (options?: IssueOptions) => string;
  /** Forged tokens that a careless server accepts. */
  readonly forge: {
    /** `alg: none`, without a signature. */
    unsigned(options?: IssueOptions): string;
    /** HS256 with the public key as the secret. */
    signedByPublicKey(options?: IssueOptions): string;
    /** A foreign key with the id of the published key. */
    signedByStranger(options?: IssueOptions): string;
    /** Other claims with the signature of a valid token. */
    tampered(claims: Claims, options?: IssueOptions): string;
  };
}

const validity = { valid: [-60, 3600], expired: [-7200, -3600], future: [3600, 7200] } as const;

export function createApiTokens(origin: string, keys: SigningKeys, now: () => number): ApiTokens {
  const toClaims = (options: IssueOptions): Claims => {
    const { tenant = tenants.home, version = 'v2', lifetime = 'valid' } = options;
    const seconds = Math.floor(now() / 1000);
    const [from, to] = validity[lifetime];
    return {
      ...(version === 'v2' ? v2(origin, tenant) : v1(tenant)),
      iat: seconds + from,
      nbf: seconds + from,
      exp: seconds + to,
      tid: tenant,
      uti: randomUUID(),
      ...toIdentityClaims(options),
      ...options.claims,
    };
  };
  const issue = (options: IssueOptions = {}) => {
    const { key = 'current' } = options;
    const { kid } = keys.current();
    const { privateKey } = key === 'current' ? keys.current() : keys.unpublished;
    const header = { typ: 'JWT', alg: 'RS256', kid, x5t: kid, ...options.header };
    return signJwt(header, toClaims(options), privateKey);
  };
  const publicPem = () => keys.current().publicKey.export({ type: 'spki', format: 'pem' });
  return {
    issue,
    forge: {
      unsigned: (options) => signJwt({ typ: 'JWT', alg: 'none' }, toClaims(options ?? {}), ''),
      signedByPublicKey: (options) =>
        signJwt({ typ: 'JWT', alg: 'HS256', kid: keys.current().kid }, toClaims(options ?? {}), publicPem()),
      signedByStranger: (options) => issue({ ...options, key: 'unpublished' }),
      tampered: (claims, options) => tamper(issue(options), claims),
    },
  };
}

const v2 = (origin: string, tenant: string): Claims => ({
  ver: '2.0',
  iss: `${origin}/${tenant}/v2.0`,
  aud: clientId,
  azp: callingClientId,
  azpacr: '1',
});

const v1 = (tenant: string): Claims => ({
  ver: '1.0',
  iss: `https://sts.windows.net/${tenant}/`,
  aud: `api://${clientId}`,
  appid: callingClientId,
  appidacr: '1',
});

function toIdentityClaims({ appRoles, user = alice, version }: IssueOptions): Claims {
  if (appRoles) return { idtyp: 'app', oid: callingClientId, sub: callingClientId, roles: appRoles };
  const names =
    version === 'v1'
      ? { upn: `${user.name}@example.com` }
      : { preferred_username: `${user.name}@example.com` };
  // The subject is pairwise: it identifies the user for one application only.
  return {
    oid: user.oid,
    sub: `pairwise-${user.oid}`,
    name: user.name,
    ...names,
    scp: 'CaseOperation.Read CaseOperation.Update',
  };
}
