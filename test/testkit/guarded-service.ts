import { type Entra, startEntra } from './entra/start-entra.js';
import { trust } from './entra/trust.js';
import { type Service, type ServiceOptions, startService } from './service.js';

/** The whole program between callers whose tokens it checks and a sandbox, with Microsoft Entra on loopback. */
export interface GuardedService extends Service {
  readonly entra: Entra;
  /** For whom the tokens were made that came to the sandbox, in order. */
  actors(): (string | undefined)[];
  /** How many requests for a token came to Entra. */
  exchanges(): number;
  as(token: string, query: string, variables?: object): ReturnType<Service['query']>;
}

export async function startGuardedService(
  environmentOf: (entra: Entra) => Record<string, string>,
  options: ServiceOptions = {},
): Promise<GuardedService> {
  const entra = await startEntra();
  const distrust = trust(entra.caPem);
  const service = await startService({
    ...options,
    ownToken: false,
    environment: {
      AZURE_TENANT_ID: entra.tenants.home,
      AZURE_CLIENT_ID: entra.clientId,
      AZURE_AUTHORITY_HOST: entra.origin,
      ...environmentOf(entra),
    },
  });
  return {
    ...service,
    entra,
    actors: () =>
      service.sandbox.journal.requests().map(({ headers }) => {
        const grant = entra.whoIsInJournal(headers['authorization']);
        return grant && `${grant.oid ?? 'application'} of ${grant.tenant}`;
      }),
    exchanges: () => entra.journal.filter(({ endpoint }) => endpoint === 'token').length,
    as: (token, query, variables = {}) =>
      service.query(query, variables, { authorization: `Bearer ${token}` }),
    async stop() {
      await service.stop();
      distrust();
      await entra.stop();
    },
  };
}
