import { createAuthentication } from '../../../src/identity/authentication.js';
import type { ResolveProxy } from '../../../src/identity/entra-http.js';
import type { OnBehalfOfSettings } from '../../../src/identity/entra-settings.js';
import type { Entra } from './start-entra.js';

/** Authentication in on-behalf-of alone, without a server. */
export async function createAuthenticator(
  entra: Entra,
  own: Partial<OnBehalfOfSettings> = {},
  resolveProxy?: ResolveProxy,
) {
  const reports: object[] = [];
  const { clientId, origin: authorityHost, tenants } = entra;
  const authenticate = await createAuthentication(
    {
      mode: 'on-behalf-of',
      authorityHost,
      homeTenant: tenants.home,
      tenants: [tenants.home],
      audiences: [clientId],
      clockSkewSeconds: 60,
      scopes: { read: 'CaseOperation.Read', update: 'CaseOperation.Update' },
      credential: { kind: 'secret', clientId, secret: { reveal: () => entra.clientSecret } },
      ...own,
    },
    {
      scope: 'https://graph.microsoft.com/.default',
      microsoft: { authorityHosts: [], graphRoots: [] },
      digest: (value) => `hash(${value.length})`,
      now: Date.now,
      report: (fields) => reports.push(fields),
      defaultToken: undefined,
      resolveProxy,
    },
  );
  return { authenticate: (token: string) => authenticate(`Bearer ${token}`), reports };
}
