import { caseId, id, read } from '../../testkit/documents.js';
import { faults } from '../../testkit/entra/faults.js';
import { alice } from '../../testkit/entra/tenants.js';
import { type GuardedService, startGuardedService } from '../../testkit/guarded-service.js';

describe('AUTH_MODE=on-behalf-of with a managed identity', () => {
  let service: GuardedService;
  beforeAll(async () => {
    service = await startGuardedService(({ managedIdentity: { endpoint, header }, tenants }) => {
      process.env['IDENTITY_ENDPOINT'] = endpoint;
      process.env['IDENTITY_HEADER'] = header;
      return {
        AUTH_MODE: 'on-behalf-of',
        AUTH_CREDENTIAL: 'managed-identity',
        AUTH_TENANTS: `${tenants.home},${tenants.other}`,
      };
    });
  });
  afterAll(async () => {
    delete process.env['IDENTITY_ENDPOINT'];
    delete process.env['IDENTITY_HEADER'];
    await service.stop();
  });

  it('reports that the sign-in is unavailable while the identity is, and sends nothing', async () => {
    service.entra.script({ on: 'managedIdentity', times: 9, answer: { status: 400, body: {} } });
    const { errors } = await service.as(service.entra.issue(), read, { caseId, id });
    service.entra.clear();
    expect(errors[0]?.extensions?.['code']).toBe('UPSTREAM_UNAVAILABLE');
    expect(service.exchanges()).toBe(0);
    expect(service.sandbox.journal.requests()).toEqual([]);
  });

  it('exchanges the token of a user with the token of the identity as the client assertion', async () => {
    const { issue, tenants } = service.entra;
    for (const tenant of [tenants.home, tenants.other]) {
      const { errors } = await service.as(issue({ tenant }), read, { caseId, id });
      expect(errors).toEqual([]);
    }
    const [request] = service.sandbox.journal.requests();
    const grant = service.entra.findGrantInJournal(request?.headers['authorization']);
    expect(grant).toMatchObject({ by: 'federated', oid: alice.oid });
    const asked = service.entra.journal.findLast(({ endpoint }) => endpoint === 'managedIdentity');
    expect(asked?.query['resource']).toBe('api://AzureADTokenExchange');
  });

  it('does not let the failing exchange of one user affect another', async () => {
    service.entra.script({ on: 'token', answer: faults.assertionExpired() });
    await service.as(service.entra.issue(), read, { caseId, id });
    const { errors } = await service.as(service.entra.issue(), read, { caseId, id });
    expect(errors).toEqual([]);
  });
});
