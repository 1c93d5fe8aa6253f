import { caseId, id, read } from './documents.js';
import { type GuardedService, startGuardedService } from './guarded-service.js';

/**
 * Defines the test of a credential that uses the identity of the machine. One per file, because @azure/identity
 * reads this environment once per process.
 */
export function describeMachineIdentity(credential: string, settings: Record<string, string>): void {
  describe(`AUTH_MODE=application with ${credential}`, () => {
    let service: GuardedService;
    beforeAll(async () => {
      service = await startGuardedService(({ managedIdentity: { endpoint, header } }) => {
        process.env['IDENTITY_ENDPOINT'] = endpoint;
        process.env['IDENTITY_HEADER'] = header;
        return { AUTH_MODE: 'application', ...settings };
      });
    });
    afterAll(async () => {
      delete process.env['IDENTITY_ENDPOINT'];
      delete process.env['IDENTITY_HEADER'];
      await service.stop();
    });

    it('Microsoft Graph is called with the identity of the machine', async () => {
      const token = service.entra.issue({ appRoles: ['CaseOperation.Read'] });
      const { errors } = await service.as(token, read, { caseId, id });
      expect(errors).toEqual([]);
      const [request] = service.sandbox.journal.requests();
      const grant = service.entra.findGrantInJournal(request?.headers['authorization']);
      expect(grant).toMatchObject({ by: 'managedIdentity', oid: undefined });
    });
  });
}
