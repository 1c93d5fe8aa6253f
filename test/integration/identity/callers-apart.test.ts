import { caseId, id, read } from '../../testkit/documents.js';
import type { Entra } from '../../testkit/entra/start-entra.js';
import { alice, bob } from '../../testkit/entra/tenants.js';
import { type GuardedService, startGuardedService } from '../../testkit/guarded-service.js';

const roles = ['CaseOperation.Read', 'CaseOperation.Update'];

const modes: [string, (entra: Entra) => Record<string, string>][] = [
  ['passthrough', () => ({ AUTH_MODE: 'passthrough' })],
  ['on-behalf-of', ({ clientSecret }) => ({ AUTH_MODE: 'on-behalf-of', AZURE_CLIENT_SECRET: clientSecret })],
  ['application', ({ clientSecret }) => ({ AUTH_MODE: 'application', AZURE_CLIENT_SECRET: clientSecret })],
];

describe.each(modes)(
  'two callers with the same query at the same time, in the mode %s',
  (mode, environmentOf) => {
    let service: GuardedService;
    beforeAll(async () => (service = await startGuardedService(environmentOf)));
    afterAll(() => service.stop());
    beforeEach(() => {
      service.sandbox.journal.clear();
      service.sandbox.faults.clear();
    });

    const tokens = () => [alice, bob].map((user) => service.entra.issue({ user, claims: { roles } }));
    const readAs = (token = '') => service.as(token, read, { caseId, id });

    it('share no request to Microsoft Graph, unlike one caller who sends it twice', async () => {
      const [first, second] = tokens();
      // The second query starts while the request of the first is pending.
      service.sandbox.faults.add({ kind: 'slow', ms: 500, times: 3 });
      await Promise.all([readAs(first), readAs(second)]);
      expect(service.sandbox.journal.requests()).toHaveLength(2);
      service.sandbox.journal.clear();
      await Promise.all([readAs(first), readAs(first)]);
      expect(service.sandbox.journal.requests()).toHaveLength(1);
    });

    it('share no response when one of them is forbidden', async () => {
      const [first, second] = tokens();
      service.sandbox.faults.add({ kind: 'status', status: 403 });
      const answers = await Promise.all([readAs(first), readAs(second)]);
      expect(answers.map(({ errors }) => errors.length).sort()).toEqual([0, 1]);
    });

    // In the mode application all callers share the token of this server.
    if (mode !== 'application') {
      it('share no token for Microsoft Graph', async () => {
        await Promise.all(tokens().map(readAs));
        const bearers = service.sandbox.journal.requests().map(({ headers }) => headers['authorization']);
        expect(new Set(bearers).size).toBe(2);
      });
    }
  },
);
