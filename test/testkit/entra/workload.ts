import { randomUUID } from 'node:crypto';
import { decodeJwt, isSignedBy, signJwt } from './jwt.js';
import { createKey } from './signing-keys.js';

/** The cluster whose tokens the application trusts (a federated identity credential). */
export async function createWorkload(now: () => number) {
  const { kid, privateKey, publicKey } = await createKey();
  const audience = 'api://AzureADTokenExchange';
  return {
    /** The content of `AZURE_FEDERATED_TOKEN_FILE` in Kubernetes. */
    token: (): string => {
      const iat = Math.floor(now() / 1000);
      const claims = {
        aud: [audience],
        iss: 'https://cluster.example/',
        sub: 'system:serviceaccount:default:case-operations',
        iat,
        nbf: iat,
        exp: iat + 3600,
        jti: randomUUID(),
      };
      return signJwt({ alg: 'RS256', kid }, claims, privateKey);
    },
    isTrusted: (assertion: string): boolean => {
      const claims = decodeJwt(assertion)?.claims;
      const isTimely = Number(claims?.['exp']) * 1000 > now();
      return isTimely && String(claims?.['aud']) === audience && isSignedBy(assertion, publicKey);
    },
  };
}
