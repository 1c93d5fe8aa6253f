import { createAuthenticator } from '../../testkit/entra/authenticator.js';
import { type Entra, startEntra } from '../../testkit/entra/start-entra.js';
import { alice, callingClientId } from '../../testkit/entra/tenants.js';
import { trust } from '../../testkit/entra/trust.js';
import { failureOf } from '../../testkit/failures.js';

describe('a caller', () => {
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

  const known = () => ({ tenant: entra.tenants.home, oid: alice.oid });
  const unknown = { digest: expect.stringMatching(/^hash\(\d+\)$/) as string };

  it.each<[string, (tokens: Entra) => string, () => unknown]>([
    ['a valid token', ({ issue }) => issue(), known],
    ['an expired token', ({ issue }) => issue({ lifetime: 'expired' }), known],
    ['a token for another API', ({ issue }) => issue({ claims: { aud: 'x' } }), known],
    ['an ID token', ({ issue }) => issue({ claims: { azp: undefined } }), known],
    ['an expired token with another signature', ({ forge }) => forge.tampered({ exp: 1 }), () => unknown],
    ['a token of a stranger', ({ forge }) => forge.signedByStranger(), () => unknown],
    ['no JWT', () => 'abc', () => unknown],
  ])('with %s has a name for the log that does not contain the token', async (_, create, identity) => {
    const { authenticate } = await createAuthenticator(entra);
    const token = create(entra);
    const caller = await authenticate(token);
    expect(caller.identity).toEqual(identity());
    expect(JSON.stringify(caller)).not.toContain(token);
  });

  it('has one key for counting with two tokens, and two for everything that is shared', async () => {
    const { authenticate } = await createAuthenticator(entra);
    const [first, second] = [
      await authenticate(entra.issue()),
      await authenticate(entra.issue({ claims: { x: 1 } })),
    ];
    expect(first.credential.limitKey).toBe(second.credential.limitKey);
    expect(first.credential.callerKey).not.toBe(second.credential.callerKey);
    expect(first.credential.upstreamKey).toBeUndefined();
  });

  it.each([
    ['of version 2', callingClientId.toUpperCase(), 'v2', undefined],
    ['of version 1', callingClientId, 'v1', undefined],
    ['of a client that is not listed', 'another', 'v2', 'clientNotAllowed'],
    ['of version 1 of a client that is not listed', 'another', 'v1', 'clientNotAllowed'],
  ] as const)(
    'with a token %s is admitted by the list of clients or not',
    async (_, client, version, reason) => {
      const audiences = [entra.clientId, `api://${entra.clientId}`];
      const { authenticate } = await createAuthenticator(entra, { clients: [client], audiences });
      entra.journal.length = 0;
      const { access, credential, identity } = await authenticate(entra.issue({ version }));
      expect(access.allows('read', 'x')).toBe(reason === undefined);
      expect(identity).toEqual(known());
      if (reason === undefined) return;
      const error = await failureOf(() => credential.authorization());
      expect([error.reason, error.code]).toEqual([reason, 'FORBIDDEN']);
      expect(entra.journal.map(({ endpoint }) => endpoint)).toEqual(['keys']);
    },
  );
});
