import { readAssertion } from './assertion.js';
import type { ClientProof } from './client-authentication.js';
import { entraError } from './entra-error.js';
import type { Grant, GraphTokens } from './graph-tokens.js';
import type { Call, Reply } from './reply.js';
import type { SigningKeys } from './signing-keys.js';
import { clientId, graphId, graphResource, tenants } from './tenants.js';

const onBehalfOf = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const openId = new Set(['openid', 'profile', 'offline_access', 'email']);

export interface TokenEndpointParts {
  readonly authenticate: (call: Call) => ClientProof | Reply;
  readonly keys: SigningKeys;
  readonly tokens: GraphTokens;
  readonly lifetime: number;
  readonly now: () => number;
}

export function createTokenEndpoint({ authenticate, keys, tokens, lifetime, now }: TokenEndpointParts) {
  const reply = (grant: Grant, scope: object): Reply => ({
    status: 200,
    headers: { 'cache-control': 'no-store, no-cache', pragma: 'no-cache' },
    body: {
      token_type: 'Bearer',
      ...scope,
      expires_in: lifetime,
      ext_expires_in: lifetime,
      access_token: tokens.make(grant),
    },
  });

  return (tenant: string, call: Call): Reply => {
    const { grant_type: grantType, scope, claims } = call.form;
    if (grantType !== 'client_credentials' && grantType !== onBehalfOf) return unsupported(grantType);
    if (scope === undefined) return missing('scope');
    if (tenant === tenants.stranger) return notInstalled(tenant);
    const by = authenticate(call);
    if (typeof by !== 'string') return by;
    const scopes = scope.split(' ').filter((one) => !openId.has(one));
    const grant = {
      tenant,
      clientId,
      by,
      scopes,
      claims: claims === undefined ? undefined : JSON.parse(claims),
    };
    if (!scopes.every(isGraphScope)) return invalidScope(scope);
    if (grantType === 'client_credentials') {
      if (!scopes.every((one) => one.endsWith('/.default'))) return invalidScope(scope);
      return reply({ ...grant, oid: undefined }, {});
    }
    if (call.form['requested_token_use'] !== 'on_behalf_of') return missing('requested_token_use');
    const user = readAssertion({ assertion: call.form['assertion'], tenant }, keys, now());
    if ('status' in user) return user;
    // Entra returns the granted permissions, however they were requested.
    return reply(
      { ...grant, oid: user.oid },
      { scope: `${graphResource}/eDiscovery.ReadWrite.All ${scopes.join(' ')}` },
    );
  };
}

const isGraphScope = (scope: string) =>
  scope.startsWith(`${graphResource}/`) || scope.startsWith(`${graphId}/`);

const unsupported = (grantType = '') =>
  entraError({
    error: 'unsupported_grant_type',
    code: 70003,
    description: `The app requested an unsupported grant type '${grantType}'.`,
  });

const missing = (name: string) =>
  entraError({
    error: 'invalid_request',
    code: 900144,
    description: `The request body must contain the following parameter: '${name}'.`,
  });

const invalidScope = (scope: string) =>
  entraError({
    error: 'invalid_scope',
    code: 70011,
    description: `The provided value for scope ${scope} is not valid.`,
  });

const notInstalled = (tenant: string) =>
  entraError({
    error: 'unauthorized_client',
    code: 700016,
    description: `Application with identifier '${clientId}' was not found in the directory '${tenant}'.`,
  });
