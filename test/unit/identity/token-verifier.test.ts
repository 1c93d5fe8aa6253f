import { createTokenVerifier } from '../../../src/identity/token-verifier.js';
import { type Entra, startEntra } from '../../testkit/entra/start-entra.js';
import { alice } from '../../testkit/entra/tenants.js';
import { trust } from '../../testkit/entra/trust.js';
import { failureOf } from '../../testkit/failures.js';

describe('the verifier of tokens', () => {
  let entra: Entra;
  let distrust: () => void;
  beforeAll(async () => {
    entra = await startEntra();
    distrust = trust(entra.caPem);
  });
  afterAll(async () => {
    distrust();
    await entra.stop();
  });

  const verifier = (keysCooldownMs: number, now = Date.now) =>
    createTokenVerifier(
      {
        authorityHost: entra.origin,
        tenants: [entra.tenants.home],
        audiences: [entra.clientId],
        clockSkewSeconds: 60,
      },
      { now, keysCooldownMs, microsoft: { authorityHosts: [], graphRoots: [] }, report: () => undefined },
    );

  it('reads who calls, and what they carry', async () => {
    const groups = ['g1', 7, 'g2'];
    const token = entra.issue({ claims: { roles: ['A'], groups, tid: entra.tenants.home.toUpperCase() } });
    // The issuer names the tenant as Entra does, in lower case.
    await expect(verifier(0)(token)).resolves.toEqual({
      tenantId: entra.tenants.home,
      objectId: alice.oid,
      scopes: new Set(['CaseOperation.Read', 'CaseOperation.Update']),
      roles: new Set(['A']),
      groups: new Set(['g1', 'g2']),
      isApplication: false,
      expiresAt: expect.any(Number) as number,
    });
  });

  it('fetches keys once, and again when a token names one that it does not have', async () => {
    const verify = verifier(0);
    entra.journal.length = 0;
    await verify(entra.issue());
    await verify(entra.issue());
    expect(entra.journal).toHaveLength(1);
    await entra.rotateKeys();
    await verify(entra.issue());
    expect(entra.journal.map(({ endpoint }) => endpoint)).toEqual(['keys', 'keys']);
  });

  it('refuses the keys of yesterday once they are withdrawn', async () => {
    const old = entra.issue();
    await entra.rotateKeys();
    const error = await failureOf(() => verifier(0)(old));
    expect(error.reason).toBe('invalidToken');
  });

  it.each([
    [-61, 'tokenNotYetValid'],
    [-59, undefined],
    [59, undefined],
    [61, 'expiredToken'],
  ])('by a clock %i seconds beyond the times of the token says %s', async (beyond, reason) => {
    const at = 1_800_000_000;
    const token = entra.issue({ claims: { nbf: at, iat: at, exp: at } });
    const verify = verifier(0, () => (at + beyond) * 1000);
    const outcome = await verify(token).then(
      () => undefined,
      (error: unknown) => (error as { reason: string }).reason,
    );
    expect(outcome).toBe(reason);
  });
});
