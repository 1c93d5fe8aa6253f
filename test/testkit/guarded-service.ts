import { type Entra, startEntra } from './entra/start-entra.js';
import { trust } from './entra/trust.js';
import { type Service, type ServiceOptions, startService } from './service.js';

/** The whole program with token validation, a sandbox, and Microsoft Entra on loopback. */
export interface GuardedService extends Service {
  readonly entra: Entra;
  /** The identities of the tokens that the sandbox received, in order. */
  actors(): (string | undefined)[];
  /** The number of token requests to Entra. */
  exchanges(): number;
  as(token: string, query: string, variables?: object): ReturnType<Service['query']>;
}

export async function startGuardedService(
  getEnvironment: (entra: Entra) => Record<string, string>,
  options: ServiceOptions = {},
): Promise<GuardedService> {
  const entra = await startEntra();
  const removeTrust = trust(entra.caPem);
  const service = await startService({
    ...options,
    ownToken: false,
    environment: {
      AZURE_TENANT_ID: entra.tenants.home,
      AZURE_CLIENT_ID: entra.clientId,
      AZURE_AUTHORITY_HOST: entra.origin,
      ...getEnvironment(entra),
    },
  });
  return {
    ...service,
    entra,
    actors: () =>
      service.sandbox.journal.requests().map(({ headers }) => {
        const grant = entra.findGrantInJournal(headers['authorization']);
        return grant && `${grant.oid ?? 'application'} of ${grant.tenant}`;
      }),
    exchanges: () => entra.journal.filter(({ endpoint }) => endpoint === 'token').length,
    as: (token, query, variables = {}) =>
      service.query(query, variables, { authorization: `Bearer ${token}` }),
    async stop() {
      await service.stop();
      removeTrust();
      await entra.stop();
    },
  };
}
