import { createTokenVerifier } from '../../../src/identity/token-verifier.js';
import { type Entra, startEntra } from '../../testkit/entra/start-entra.js';
import { alice, callingClientId } from '../../testkit/entra/tenants.js';
import { trust } from '../../testkit/entra/trust.js';
import { failureOf } from '../../testkit/failures.js';

describe('the token verifier', () => {
  let entra: Entra;
  let removeTrust: () => void;
  beforeAll(async () => {
    entra = await startEntra();
    removeTrust = trust(entra.caPem);
  });
  afterAll(async () => {
    removeTrust();
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

  it('returns the identity and the permissions of the caller', async () => {
    const groups = ['g1', 7, 'g2'];
    const token = entra.issue({ claims: { roles: ['A'], groups, tid: entra.tenants.home.toUpperCase() } });
    // The issuer contains the tenant in lower case, as in Microsoft Entra.
    await expect(verifier(0)(token)).resolves.toEqual({
      tenantId: entra.tenants.home,
      objectId: alice.oid,
      clientId: callingClientId,
      scopes: new Set(['CaseOperation.Read', 'CaseOperation.Update']),
      roles: new Set(['A']),
      groups: new Set(['g1', 'g2']),
      hasTooManyGroups: false,
      isApplication: false,
      expiresAt: expect.any(Number) as number,
    });
  });

  it('fetches keys once, and again for an unknown key id', async () => {
    const verify = verifier(0);
    entra.journal.length = 0;
    await verify(entra.issue());
    await verify(entra.issue());
    expect(entra.journal).toHaveLength(1);
    await entra.rotateKeys();
    await verify(entra.issue());
    expect(entra.journal.map(({ endpoint }) => endpoint)).toEqual(['keys', 'keys']);
  });

  it('rejects a token with a withdrawn key', async () => {
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
  ])('with a clock %i seconds after the times of the token returns %s', async (offset, reason) => {
    const at = 1_800_000_000;
    const token = entra.issue({ claims: { nbf: at, iat: at, exp: at } });
    const verify = verifier(0, () => (at + offset) * 1000);
    const outcome = await verify(token).then(
      () => undefined,
      (error: unknown) => (error as { reason: string }).reason,
    );
    expect(outcome).toBe(reason);
  });
});
