import { randomUUID } from 'node:crypto';
import { decodeJwt, isSignedBy, signJwt } from './jwt.js';
import { makeKey } from './signing-keys.js';

/** The cluster whose tokens the application is told to trust (a federated identity credential). */
export async function createWorkload(now: () => number) {
  const { kid, privateKey, publicKey } = await makeKey();
  const audience = 'api://AzureADTokenExchange';
  return {
    /** As Kubernetes projects it into the file of `AZURE_FEDERATED_TOKEN_FILE`. */
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
    made: (assertion: string): boolean => {
      const claims = decodeJwt(assertion)?.claims;
      const timely = Number(claims?.['exp']) * 1000 > now();
      return timely && String(claims?.['aud']) === audience && isSignedBy(assertion, publicKey);
    },
  };
}
