import { caseId, id, read, update } from '../../testkit/documents.js';
import { faults } from '../../testkit/entra/faults.js';
import { bob } from '../../testkit/entra/tenants.js';
import { type GuardedService, startGuardedService } from '../../testkit/guarded-service.js';
import { openSocket } from '../../testkit/sockets.js';

const change = { input: { caseId, id, patch: { percentProgress: 77 } } };

describe.each(['on-behalf-of', 'application'])('an outage of Microsoft Entra in the mode %s', (mode) => {
  let service: GuardedService;
  beforeEach(async () => {
    service = await startGuardedService(({ clientSecret }) => ({
      AUTH_MODE: mode,
      AZURE_CLIENT_SECRET: clientSecret,
      REQUEST_TIMEOUT_MS: '1000',
    }));
  });
  afterEach(() => service.stop());

  const claims = { roles: ['CaseOperation.Read', 'CaseOperation.Update'] };
  const issue = (options = {}) => service.entra.issue({ claims, ...options });
  const readAs = (token: string) => service.as(token, read, { caseId, id });
  const getCodes = ({ errors }: Awaited<ReturnType<typeof readAs>>) =>
    errors.map(({ extensions }) => extensions?.['code']);

  it('a token with an unknown key id does not lock out other callers', async () => {
    await readAs(issue());
    service.entra.script({ on: 'keys', times: 9, answer: faults.unavailable() });
    await readAs(service.entra.issue({ header: { kid: 'invented' } }));
    expect(getCodes(await readAs(issue({ user: bob })))).toEqual([]);
  });

  it('is reported by each subscription of a WebSocket connection, which stays open', async () => {
    service.entra.script({ on: 'keys', times: 9, answer: faults.unavailable() });
    const socket = await openSocket(service.url, { init: { token: issue() } });
    const query = `subscription { caseOperationProgress(caseId: "${caseId}", id: "${id}") { asOf } }`;
    socket.send({ id: '1', type: 'subscribe', payload: { query } });
    const { type, payload } = await socket.next();
    expect([type, payload.errors[0].extensions.code]).toEqual(['next', 'UPSTREAM_UNAVAILABLE']);
    expect(service.logged.join('\n')).not.toContain('unexpected error');
    socket.socket.close();
  });

  it('a token endpoint that does not respond takes no longer than REQUEST_TIMEOUT_MS and nothing is sent', async () => {
    await service.query('{ __typename }');
    const hang = faults.hang();
    service.entra.script({ on: 'token', times: 9, answer: hang });
    const { data } = await service.as(issue(), update, change);
    hang.release();
    expect(data.updateCaseOperation.userErrors).toMatchObject([{ code: 'UPSTREAM_UNAVAILABLE' }]);
    expect(service.sandbox.journal.requests()).toEqual([]);
  }, 5_000);

  it('an endpoint of the keys that does not respond takes no longer than REQUEST_TIMEOUT_MS', async () => {
    const hang = faults.hang();
    service.entra.script({ on: 'keys', times: 9, answer: hang });
    const start = performance.now();
    expect(getCodes(await readAs(issue()))).toEqual(['UPSTREAM_UNAVAILABLE']);
    hang.release();
    expect(performance.now() - start).toBeLessThan(2_500);
  });

  it('an unreachable authority is reported without a retry, and the log names the cause', async () => {
    await readAs(service.entra.issue({ claims: { roles: [], scp: '' } }));
    await service.entra.disconnect();
    const start = performance.now();
    const { data } = await service.as(issue(), update, change);
    expect(data.updateCaseOperation.userErrors).toMatchObject([{ code: 'UPSTREAM_UNAVAILABLE' }]);
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(service.logged.join('\n')).toContain('ECONNREFUSED');
    expect(service.sandbox.journal.requests()).toEqual([]);
  });
});

describe('the token of one user', () => {
  let service: GuardedService;
  beforeAll(async () => {
    service = await startGuardedService(({ clientSecret }) => ({
      AUTH_MODE: 'on-behalf-of',
      AZURE_CLIENT_SECRET: clientSecret,
    }));
  });
  afterAll(() => service.stop());

  it('can fail to be exchanged without an effect on others', async () => {
    const hang = faults.hang();
    service.entra.script({ on: 'token', answer: hang });
    const failing = service.as(service.entra.issue(), read, { caseId, id });
    await hang.arrived;
    const { errors } = await service.as(service.entra.issue({ user: bob }), read, { caseId, id });
    expect(errors).toEqual([]);
    hang.release();
    await failing;
  });

  it('of an unknown tenant causes no request', async () => {
    service.entra.journal.length = 0;
    const { tenants } = service.entra;
    for (const tenant of [tenants.stranger, tenants.other, 'common', '../x']) {
      const { status } = await service.as(service.entra.issue({ tenant }), read, { caseId, id });
      expect(status).toBe(401);
    }
    expect(service.entra.journal).toEqual([]);
  });
});
