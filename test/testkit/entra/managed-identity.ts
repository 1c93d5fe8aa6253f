import { type GraphTokens, ownGrant } from './graph-tokens.js';
import type { Call, Reply } from './reply.js';

export interface ManagedIdentityParts {
  readonly header: string;
  readonly tokens: GraphTokens;
  readonly lifetime: number;
  readonly now: () => number;
}

/** The endpoint that App Service and Container Apps put next to an application. */
export function createManagedIdentityEndpoint({ header, tokens, lifetime, now }: ManagedIdentityParts) {
  return ({ url, headers }: Call): Reply => {
    const refused = (status: number, message: string) => ({ status, body: { statusCode: status, message } });
    if (headers['x-identity-header'] !== header) return refused(401, 'The identity header is wrong.');
    if (url.searchParams.get('api-version') !== '2019-08-01') return refused(400, 'Unknown api-version.');
    const resource = url.searchParams.get('resource');
    if (!resource) return refused(400, 'There is no resource.');
    const clientId = url.searchParams.get('client_id') ?? ownGrant.clientId;
    const grant = {
      ...ownGrant,
      clientId,
      by: 'managedIdentity',
      scopes: [resource],
      claims: undefined,
    } as const;
    return {
      status: 200,
      body: {
        access_token: tokens.make(grant),
        client_id: clientId,
        expires_on: String(Math.floor(now() / 1000) + lifetime),
        not_before: String(Math.floor(now() / 1000)),
        resource,
        token_type: 'Bearer',
      },
    };
  };
}
