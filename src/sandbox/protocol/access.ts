import { GraphError, statusError } from './graph-error.js';

const SIGN_IN =
  'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"';

/** The bearer token of the request. Throws 401 without one. */
export function requireBearer(headers: Readonly<Record<string, string>>): string {
  const token = /^bearer +(\S.*)$/i.exec(headers['authorization'] ?? '')?.[1];
  if (token === undefined) {
    throw new GraphError(401, 'InvalidAuthenticationToken', 'Access token is empty.', {
      'WWW-Authenticate': SIGN_IN,
    });
  }
  return token;
}

/**
 * Rejects the tokens that stand for missing permissions, so that each rejection by Graph can be tested:
 * `no-role` (401 without a challenge: the Purview role is missing), `forbidden`, and `read-only…` for a PATCH.
 */
export function requireRights(token: string, method: string): void {
  if (token === 'no-role') throw statusError(401);
  if (token === 'forbidden') throw statusError(403);
  if (token.startsWith('read-only') && method === 'PATCH') {
    throw new GraphError(
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
    );
  }
}

/** The challenge of continuous access evaluation; `claims` is JSON or base64. */
export function claimsChallenge(claims: string): GraphError {
  const encoded = claims.trimStart().startsWith('{') ? Buffer.from(claims).toString('base64') : claims;
  return new GraphError(
    401,
    'InvalidAuthenticationToken',
    'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp',
    {
      'WWW-Authenticate': `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${encoded}"`,
    },
  );
}
