import { faults } from '../../testkit/entra/faults.js';
import { type GuardedService, startGuardedService } from '../../testkit/guarded-service.js';

describe('/readyz in the mode application', () => {
  let service: GuardedService;
  const start = async (own: Record<string, string> = {}) => {
    service = await startGuardedService(({ clientSecret }) => ({
      ...{ AUTH_MODE: 'application', AZURE_CLIENT_SECRET: clientSecret },
      ...own,
    }));
    service.sandbox.journal.clear();
  };
  afterEach(() => service.stop());

  const getReadiness = async (): Promise<{ status: number; body: any }> => {
    const response = await fetch(new URL('/readyz', service.url));
    return { status: response.status, body: await response.json() };
  };
  it('is 503 until a token could be got, then 200, and sends nothing to Microsoft Graph', async () => {
    await start();
    const hang = faults.hang();
    service.entra.script({ on: 'token', answer: hang });
    const { status, body } = await getReadiness();
    expect([status, body.problems]).toEqual([503, ['no token for Microsoft Graph could be got yet']]);
    hang.release();
    expect((await getReadiness()).status).toBe(200);
    expect(service.sandbox.journal.requests()).toEqual([]);
  });

  it('is 200 once a token was got, also in an outage afterwards, and asks once', async () => {
    await start();
    expect((await getReadiness()).status).toBe(200);
    service.entra.script({ on: 'token', times: 9, answer: faults.unavailable() });
    expect((await getReadiness()).status).toBe(200);
    expect(service.exchanges()).toBe(1);
    expect(service.sandbox.journal.requests()).toEqual([]);
  });

  it('asks no more than once while an attempt is under way, and not again at once', async () => {
    await start({ AZURE_CLIENT_SECRET: 'wrong' });
    for (let probes = 0; probes < 20; probes += 1) expect((await getReadiness()).status).toBe(503);
    expect(service.exchanges()).toBe(1);
  });
});
