import { createSigningKeys } from '../../../src/identity/signing-keys.js';
import { EntraNetworkError, type SendHttp } from '../../../src/identity/entra-http.js';
import {
  createSigningKeys as createEmulatedKeys,
  type SigningKeys,
} from '../../testkit/entra/signing-keys.js';

const minute = 60_000;
const hour = 60 * minute;

type Outcome = 'found' | 'ERR_JWKS_NO_MATCHING_KEY' | 'signInUnavailable';

/** The keys of one tenant, an endpoint that a test can break, and a clock. */
function setUp(emulated: SigningKeys) {
  const state = { now: 0, requests: 0, answer: undefined as string | number | Error | undefined };
  const reports: object[] = [];
  const waiting: PromiseWithResolvers<undefined>[] = [];
  const send: SendHttp = async () => {
    state.requests += 1;
    await waiting[0]?.promise;
    if (state.answer instanceof Error) throw state.answer;
    const text = typeof state.answer === 'string' ? state.answer : JSON.stringify(emulated.published());
    return { status: typeof state.answer === 'number' ? state.answer : 200, headers: {}, text };
  };
  const getKey = createSigningKeys({
    url: 'https://login.example/tenant/keys',
    send,
    now: () => state.now,
    report: (fields) => reports.push(fields),
    cooldownMs: 30_000,
  });
  return {
    state,
    reports,
    hang: () => {
      const hung = Promise.withResolvers<undefined>();
      waiting.push(hung);
      return hung;
    },
    find: (kid = emulated.current().kid): Promise<Outcome> =>
      Promise.resolve(getKey({ alg: 'RS256', kid }, { payload: '', signature: '' })).then(
        () => 'found',
        (error: unknown) => {
          const { reason, code } = error as { reason?: Outcome; code?: Outcome };
          return reason ?? code ?? 'found';
        },
      ),
  };
}

const outage = new EntraNetworkError('ECONNREFUSED');

describe('the signing keys of a tenant', () => {
  let emulated: SigningKeys;
  beforeEach(async () => (emulated = await createEmulatedKeys()));

  it('are fetched once for concurrent tokens', async () => {
    const { find, state } = setUp(emulated);
    expect(await Promise.all([find(), find(), find()])).toEqual(['found', 'found', 'found']);
    expect(state.requests).toBe(1);
  });

  it('are known during an outage, whatever unknown key ids are sent', async () => {
    const { find, state, reports } = setUp(emulated);
    await find();
    state.answer = outage;
    state.now += minute;
    for (const kid of ['a', 'b', 'c']) {
      expect(await find(kid)).toBe('signInUnavailable');
      expect(await find()).toBe('found');
    }
    expect(state.requests).toBe(2);
    expect(reports).toEqual([
      { entra: { error: 'the signing keys could not be fetched', cause: 'ECONNREFUSED' } },
    ]);
  });

  it('are fetched for an unknown key id once per cool-down', async () => {
    const { find, state } = setUp(emulated);
    await find();
    for (const kid of ['a', 'b', 'c']) expect(await find(kid)).toBe('ERR_JWKS_NO_MATCHING_KEY');
    expect(state.requests).toBe(1);
    state.now += 30_000;
    for (const kid of ['a', 'b', 'c']) expect(await find(kid)).toBe('ERR_JWKS_NO_MATCHING_KEY');
    expect(state.requests).toBe(2);
  });

  it('include a new key after a rotation, also after a failure', async () => {
    const { find, state } = setUp(emulated);
    await find();
    await emulated.rotate();
    state.now += minute;
    state.answer = outage;
    expect(await find()).toBe('signInUnavailable');
    state.answer = undefined;
    state.now += minute;
    expect(await find()).toBe('found');
  });

  it('are refreshed in the background before their maximum age', async () => {
    const { find, state, hang } = setUp(emulated);
    await find();
    state.now += 46 * minute;
    const hung = hang();
    expect(await find()).toBe('found');
    expect(await find()).toBe('found');
    expect(state.requests).toBe(2);
    hung.resolve(undefined);
  });

  it('do not include a withdrawn key after an hour, however long no one asked', async () => {
    const { find, state } = setUp(emulated);
    const { kid } = emulated.current();
    await find();
    await emulated.rotate();
    state.now += 10 * hour;
    expect(await find(kid)).toBe('ERR_JWKS_NO_MATCHING_KEY');
  });

  it('are used for a day while new ones cannot be fetched, and no longer', async () => {
    const { find, state } = setUp(emulated);
    await find();
    state.answer = outage;
    for (const hours of [2, 12, 23]) {
      state.now = hours * hour;
      expect(await find()).toBe('found');
    }
    state.now = 24 * hour;
    expect(await find()).toBe('signInUnavailable');
    state.answer = undefined;
    state.now += 6_000;
    expect(await find()).toBe('found');
  });

  it('are not waited for again and again during an outage', async () => {
    const { find, state, hang } = setUp(emulated);
    await find();
    state.answer = outage;
    state.now = 2 * hour;
    await find();
    state.now += minute;
    const hung = hang();
    expect(await find()).toBe('found');
    expect(state.requests).toBe(3);
    hung.resolve(undefined);
  });

  it.each<[string, string | number]>([
    ['HTML with status 200', '<html>sign in to the network</html>'],
    ['an empty set', '{"keys":[]}'],
    ['JSON that is no key set', 'null'],
    ['keys of another kind', '{"keys":[{"kty":"oct","kid":"x","k":"AA"}]}'],
    ['a redirect', 302],
    ['a server error', 503],
  ])('are not replaced by %s', async (_, answer) => {
    const { find, state, reports } = setUp(emulated);
    await find();
    state.answer = answer;
    state.now += 2 * hour;
    expect(await find()).toBe('found');
    expect(reports).toHaveLength(1);
  });

  it('are not asked for again at once if there are none', async () => {
    const { find, state } = setUp(emulated);
    state.answer = outage;
    expect([await find(), await find()]).toEqual(['signInUnavailable', 'signInUnavailable']);
    expect(state.requests).toBe(1);
    state.answer = undefined;
    state.now += 5_000;
    expect(await find()).toBe('found');
  });
});
