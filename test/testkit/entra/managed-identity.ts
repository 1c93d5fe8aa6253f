import { type GraphTokens, ownGrant } from './graph-tokens.js';
import type { Call, Reply } from './reply.js';

/** Whether a token of the managed identity is for the exchange by an app registration that trusts it. */
export function isExchangeToken(tokens: GraphTokens, assertion: string): boolean {
  const grant = tokens.findGrant(assertion);
  return grant?.by === 'managedIdentity' && grant.scopes.join() === 'api://AzureADTokenExchange';
}

export interface ManagedIdentityParts {
  readonly header: string;
  readonly tokens: GraphTokens;
  readonly lifetime: number;
  readonly now: () => number;
}

/** The managed identity endpoint of App Service and Container Apps. */
export function createManagedIdentityEndpoint({ header, tokens, lifetime, now }: ManagedIdentityParts) {
  return ({ url, headers }: Call): Reply => {
    const reject = (status: number, message: string) => ({ status, body: { statusCode: status, message } });
    if (headers['x-identity-header'] !== header) return reject(401, 'The identity header is wrong.');
    if (url.searchParams.get('api-version') !== '2019-08-01') return reject(400, 'Unknown api-version.');
    const resource = url.searchParams.get('resource');
    if (!resource) return reject(400, 'The resource is missing.');
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
