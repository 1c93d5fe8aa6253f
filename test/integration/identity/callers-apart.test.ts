import { CASE_IDS, OPERATION_IDS } from '../../../src/sandbox/world/ids.js';
import { caseId, id, read } from '../../testkit/documents.js';
import type { Entra } from '../../testkit/entra/start-entra.js';
import { alice, bob } from '../../testkit/entra/tenants.js';
import { type GuardedService, startGuardedService } from '../../testkit/guarded-service.js';

const roles = ['CaseOperation.Read', 'CaseOperation.Update'];

const modes: [string, (entra: Entra) => Record<string, string>][] = [
  ['passthrough', () => ({ AUTH_MODE: 'passthrough' })],
  ['on-behalf-of', ({ clientSecret }) => ({ AUTH_MODE: 'on-behalf-of', AZURE_CLIENT_SECRET: clientSecret })],
];

const application = ({ clientSecret }: Entra) => ({
  AUTH_MODE: 'application',
  AZURE_CLIENT_SECRET: clientSecret,
});

describe.each(modes)(
  'two callers with the same query at the same time, in the mode %s',
  (_, environmentOf) => {
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

    it('share no token for Microsoft Graph', async () => {
      await Promise.all(tokens().map(readAs));
      const bearers = service.sandbox.journal.requests().map(({ headers }) => headers['authorization']);
      expect(new Set(bearers).size).toBe(2);
    });
  },
);

describe('callers with the same query at the same time, in the mode application', () => {
  let service: GuardedService;
  beforeAll(async () => (service = await startGuardedService(application)));
  afterAll(() => service.stop());
  beforeEach(() => {
    service.sandbox.journal.clear();
    service.sandbox.faults.clear();
    // The second query starts while the request of the first is pending.
    service.sandbox.faults.add({ kind: 'slow', ms: 500, times: 3 });
  });

  const issue = (user: typeof alice, ...granted: string[]) =>
    service.entra.issue({ user, claims: { roles: granted } });

  it('share one request, because Microsoft Graph sees one identity', async () => {
    const all = [issue(alice, ...roles), issue(bob, ...roles)];
    const answers = await Promise.all(all.map((token) => service.as(token, read, { caseId, id })));
    expect(answers.map(({ data }) => data.caseOperation.id)).toEqual([id, id]);
    expect(service.sandbox.journal.requests()).toHaveLength(1);
  });

  it('share nothing with a caller whom this server does not allow to read', async () => {
    const all = [issue(alice, ...roles), issue(bob, 'CaseOperation.Update')];
    const [allowed, denied] = await Promise.all(all.map((token) => service.as(token, read, { caseId, id })));
    expect(allowed?.data.caseOperation.id).toBe(id);
    expect(denied?.data.caseOperation).toBeNull();
    expect(denied?.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(service.sandbox.journal.requests()).toHaveLength(1);
  });

  it('share a response whose download URLs only those receive who may update', async () => {
    const query = `{ caseOperation(caseId: "${CASE_IDS.main}", id: "${OPERATION_IDS.export}") { details {
      ... on EdiscoveryExportDetails { exportFileMetadata { downloadUrl } } } } }`;
    const all = [issue(alice, ...roles), issue(bob, 'CaseOperation.Read')];
    const answers = await Promise.all(all.map((token) => service.as(token, query)));
    const urls = answers.map(({ data }) =>
      data.caseOperation.details.exportFileMetadata.map((file: any) => typeof file.downloadUrl),
    );
    expect(new Set(urls[0])).toEqual(new Set(['string']));
    expect(new Set(urls[1])).toEqual(new Set(['object']));
    expect(answers[1]?.text).not.toContain('https://');
    expect(service.sandbox.journal.requests()).toHaveLength(1);
  });
});
