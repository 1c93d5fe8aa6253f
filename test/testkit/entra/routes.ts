import { entraError } from './entra-error.js';
import type { Endpoint } from './faults.js';
import { openIdConfiguration } from './metadata.js';
import type { Call, Reply } from './reply.js';
import type { SigningKeys } from './signing-keys.js';
import { isTenant } from './tenants.js';

export interface Route {
  readonly endpoint: Endpoint | 'unknown';
  readonly tenant?: string;
  readonly answer: () => Reply;
}

export interface RouteParts {
  readonly keys: SigningKeys;
  readonly token: (tenant: string, call: Call) => Reply;
  readonly managedIdentity: (call: Call) => Reply;
}

const paths: readonly [Endpoint, string, RegExp][] = [
  ['metadata', 'GET', /^\/([^/]+)(|\/v2\.0)\/\.well-known\/openid-configuration$/],
  ['keys', 'GET', /^\/([^/]+)\/discovery(|\/v2\.0)\/keys$/],
  ['token', 'POST', /^\/([^/]+)\/oauth2\/v2\.0\/token$/],
  ['managedIdentity', 'GET', /^\/msi\/token$/],
];

export function createRoutes({ keys, token, managedIdentity }: RouteParts) {
  return (call: Call): Route => {
    for (const [endpoint, method, pattern] of paths) {
      const match = pattern.exec(call.url.pathname);
      if (!match || method !== call.method) continue;
      const [, tenant, version = ''] = match;
      if (tenant === undefined) return { endpoint, answer: () => managedIdentity(call) };
      return { endpoint, tenant, answer: getAnswer(endpoint, tenant, version, call) };
    }
    const description = `There is no ${call.method} ${call.url.pathname} here.`;
    return {
      endpoint: 'unknown',
      answer: () => ({ status: 404, body: { error: 'not_found', error_description: description } }),
    };
  };

  function getAnswer(endpoint: Endpoint, tenant: string, version: string, call: Call): () => Reply {
    if (!isTenant(tenant)) return () => unknownTenant(tenant);
    switch (endpoint) {
      case 'metadata':
        return () => ({ status: 200, body: openIdConfiguration(call.url.origin, tenant, version) });
      case 'keys':
        return () => ({ status: 200, body: keys.published() });
      default:
        return () => token(tenant, call);
    }
  }
}

const unknownTenant = (tenant: string) =>
  entraError({ error: 'invalid_tenant', code: 90002, description: `Tenant '${tenant}' not found.` });
