import { randomUUID } from 'node:crypto';
import { type Claims, signJwt, tamper } from './jwt.js';
import type { SigningKeys } from './signing-keys.js';
import { type User, alice, callingClientId, clientId, tenants } from './tenants.js';

export interface IssueOptions {
  readonly tenant?: string;
  readonly version?: 'v1' | 'v2';
  readonly user?: User;
  /** A token of an application itself, without a user, with these roles. */
  readonly appRoles?: readonly string[];
  readonly lifetime?: 'valid' | 'expired' | 'future';
  readonly key?: 'current' | 'unpublished';
  /** Over what is written otherwise; `undefined` leaves a claim out. */
  readonly claims?: Claims;
  readonly header?: Claims;
}

export interface ApiTokens {
  /** A token for our API. */
  readonly issue: (options?: IssueOptions) => string;
  /** Tokens that Entra never made, and that a careless server takes. */
  readonly forge: {
    /** `alg: none`, without a signature. */
    unsigned(options?: IssueOptions): string;
    /** HS256 with the text of the public key as the secret. */
    signedByPublicKey(options?: IssueOptions): string;
    /** By a key of the attacker that calls itself by the published name. */
    signedByStranger(options?: IssueOptions): string;
    /** Of the other tenant's user, under the signature of a good token. */
    tampered(claims: Claims, options?: IssueOptions): string;
  };
}

const validity = { valid: [-60, 3600], expired: [-7200, -3600], future: [3600, 7200] } as const;

export function createApiTokens(origin: string, keys: SigningKeys, now: () => number): ApiTokens {
  const claimsOf = (options: IssueOptions): Claims => {
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
      ...bearerOf(options),
      ...options.claims,
    };
  };
  const issue = (options: IssueOptions = {}) => {
    const { key = 'current' } = options;
    const { kid } = keys.current();
    const { privateKey } = key === 'current' ? keys.current() : keys.unpublished;
    const header = { typ: 'JWT', alg: 'RS256', kid, x5t: kid, ...options.header };
    return signJwt(header, claimsOf(options), privateKey);
  };
  const publicPem = () => keys.current().publicKey.export({ type: 'spki', format: 'pem' });
  return {
    issue,
    forge: {
      unsigned: (options) => signJwt({ typ: 'JWT', alg: 'none' }, claimsOf(options ?? {}), ''),
      signedByPublicKey: (options) =>
        signJwt({ typ: 'JWT', alg: 'HS256', kid: keys.current().kid }, claimsOf(options ?? {}), publicPem()),
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

function bearerOf({ appRoles, user = alice, version }: IssueOptions): Claims {
  if (appRoles) return { idtyp: 'app', oid: callingClientId, sub: callingClientId, roles: appRoles };
  const names =
    version === 'v1'
      ? { upn: `${user.name}@example.com` }
      : { preferred_username: `${user.name}@example.com` };
  // The subject is pairwise: it names the user to one application only, so nothing may be keyed by it elsewhere.
  return {
    oid: user.oid,
    sub: `pairwise-${user.oid}`,
    name: user.name,
    ...names,
    scp: 'CaseOperation.Read CaseOperation.Update',
  };
}
