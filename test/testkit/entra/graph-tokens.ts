import { hash, randomUUID } from 'node:crypto';
import type { ClientProof } from './client-authentication.js';
import { signJwt } from './jwt.js';
import type { SigningKeys } from './signing-keys.js';
import { clientId, graphId, graphResource, tenants } from './tenants.js';

/** The identity of a token for Microsoft Graph. */
export interface Grant {
  readonly tenant: string;
  readonly clientId: string;
  /** The object id of the user; undefined for the application itself. */
  readonly oid: string | undefined;
  readonly by: ClientProof | 'managedIdentity';
  /** The requested scopes without those of OpenID. */
  readonly scopes: readonly string[];
  /** The parsed `claims` of the request: the capabilities of the client, and the claims of a challenge. */
  readonly claims: any;
}

export interface GraphTokens {
  make(grant: Grant): string;
  readonly findGrant: (token: string) => Grant | undefined;
  /** The grant of the token whose digest is in the journal of the sandbox. */
  readonly findGrantInJournal: (authorization: string | undefined) => Grant | undefined;
}

export function createGraphTokens(keys: SigningKeys, seconds: number, now: () => number): GraphTokens {
  const grants = new Map<string, Grant>();
  return {
    make(grant) {
      const { kid, privateKey } = keys.current();
      const iat = Math.floor(now() / 1000);
      const bearer =
        grant.oid === undefined
          ? { idtyp: 'app', oid: grant.clientId, roles: ['eDiscovery.ReadWrite.All'] }
          : { idtyp: 'user', oid: grant.oid, scp: 'eDiscovery.ReadWrite.All' };
      const token = signJwt(
        { typ: 'JWT', alg: 'RS256', kid, x5t: kid, nonce: randomUUID() },
        {
          aud: toAudience(grant),
          iss: `https://sts.windows.net/${grant.tenant}/`,
          iat,
          nbf: iat,
          exp: iat + seconds,
          appid: grant.clientId,
          tid: grant.tenant,
          uti: randomUUID(),
          ver: '1.0',
          ...bearer,
        },
        privateKey,
      );
      grants.set(token, grant);
      return token;
    },
    findGrant: (token) => grants.get(token),
    findGrantInJournal: (authorization) =>
      [...grants].find(
        ([token]) => authorization === `Bearer sha256:${hash('sha256', `Bearer ${token}`).slice(0, 12)}`,
      )?.[1],
  };
}

function toAudience({ by, oid, scopes: [resource] }: Grant): string | undefined {
  if (by === 'managedIdentity') return resource;
  return oid === undefined ? graphResource : graphId;
}

export const ownGrant: Pick<Grant, 'tenant' | 'clientId' | 'oid'> = {
  tenant: tenants.home,
  clientId,
  oid: undefined,
};
