import { caseId, id, read } from '../../testkit/documents.js';
import type { IssueOptions } from '../../testkit/entra/api-tokens.js';
import { alice, bob } from '../../testkit/entra/tenants.js';
import { type GuardedService, startGuardedService } from '../../testkit/guarded-service.js';

describe.each(['on-behalf-of', 'application'])('the rate limit in the mode %s', (mode) => {
  let service: GuardedService;
  beforeEach(async () => {
    service = await startGuardedService(({ clientSecret }) => ({
      AUTH_MODE: mode,
      AZURE_CLIENT_SECRET: clientSecret,
      RATE_LIMIT_PER_MINUTE: '3',
    }));
  });
  afterEach(() => service.stop());

  const issue = (options: IssueOptions = {}) =>
    service.entra.issue({ ...options, claims: { roles: ['CaseOperation.Read'] } });
  const getStatus = async (token: string) => (await service.as(token, read, { caseId, id })).status;
  const getStatuses = async (count: number, token: () => string) => {
    const statuses: number[] = [];
    for (let one = 0; one < count; one += 1) statuses.push(await getStatus(token()));
    return statuses;
  };

  it('counts the tokens of one user together, and those of another apart', async () => {
    expect(await getStatuses(4, () => issue({ user: alice }))).toEqual([200, 200, 200, 429]);
    expect(await getStatus(issue({ user: bob }))).toBe(200);
  });

  it('does not count an expired token by the address of its client', async () => {
    const invented = () => service.entra.forge.signedByStranger();
    expect(await getStatuses(4, invented)).toEqual([401, 401, 401, 429]);
    expect(await getStatus(issue({ lifetime: 'expired' }))).toBe(401);
    expect(await getStatus(issue({ lifetime: 'future' }))).toBe(401);
    expect(await getStatus(issue())).toBe(200);
  });

  it('counts a token by its address if its signature is invalid, whoever it names', async () => {
    const forged = () => service.entra.forge.tampered({ exp: 1 }, { lifetime: 'expired' });
    expect(await getStatuses(4, forged)).toEqual([401, 401, 401, 429]);
    expect(await getStatus(issue())).toBe(200);
  });

  it('does not let expired tokens use up the limit of their user', async () => {
    const expired = () => issue({ lifetime: 'expired' });
    expect(await getStatuses(4, expired)).toEqual([401, 401, 401, 401]);
    expect(await getStatus(issue())).toBe(200);
  });
});
