import { caseId, id, read } from '../../testkit/documents.js';
import { type GuardedService, startGuardedService } from '../../testkit/guarded-service.js';

/** A file of its own: @azure/identity reads this environment once for each process. */
describe('by managed identity', () => {
  let service: GuardedService;
  beforeAll(async () => {
    service = await startGuardedService(({ managedIdentity: { endpoint, header } }) => {
      process.env['IDENTITY_ENDPOINT'] = endpoint;
      process.env['IDENTITY_HEADER'] = header;
      return { AUTH_MODE: 'application', AUTH_CREDENTIAL: 'managed-identity' };
    });
  });
  afterAll(async () => {
    delete process.env['IDENTITY_ENDPOINT'];
    delete process.env['IDENTITY_HEADER'];
    await service.stop();
  });

  it('Graph is called as the identity of the machine', async () => {
    const token = service.entra.issue({ appRoles: ['CaseOperation.Read'] });
    const { errors } = await service.as(token, read, { caseId, id });
    expect(errors).toEqual([]);
    const [request] = service.sandbox.journal.requests();
    const grant = service.entra.whoIsInJournal(request?.headers['authorization']);
    expect(grant).toMatchObject({ by: 'managedIdentity', oid: undefined });
  });
});
