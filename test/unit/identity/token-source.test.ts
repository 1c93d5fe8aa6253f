import { createTokenSource } from '../../../src/identity/token-source.js';

const minute = 60_000;

function setUp() {
  const state = { now: 0, fetches: 0, failing: false };
  const waiting: Promise<undefined>[] = [];
  const source = createTokenSource(
    async (claims) => {
      state.fetches += 1;
      const token = `token ${state.fetches}${claims ?? ''}`;
      await waiting[0];
      if (state.failing) throw new Error('outage');
      return { token, expiresOnTimestamp: state.now + 60 * minute };
    },
    { now: () => state.now, createTimeoutError: () => new Error('timeout') },
  );
  return { state, source, waiting };
}

describe('the token source', () => {
  it('refreshes a token in the background before it expires', async () => {
    const { state, source, waiting } = setUp();
    expect(await source()).toBe('token 1');
    state.now = 56 * minute;
    const hung = Promise.withResolvers<undefined>();
    waiting.push(hung.promise);
    expect([await source(), await source()]).toEqual(['token 1', 'token 1']);
    hung.resolve(undefined);
    await new Promise(setImmediate);
    expect(await source()).toBe('token 2');
    expect(state.fetches).toBe(2);
  });

  it('returns a token that is still valid during an outage, and does not fetch one for each request', async () => {
    const { state, source } = setUp();
    await source();
    state.now = 56 * minute;
    state.failing = true;
    for (let one = 0; one < 5; one += 1) {
      expect(await source()).toBe('token 1');
      await new Promise(setImmediate);
    }
    expect(state.fetches).toBe(2);
    state.now += 6_000;
    expect(await source()).toBe('token 1');
    expect(state.fetches).toBe(3);
  });

  it('fails when the token is about to expire during an outage', async () => {
    const { state, source } = setUp();
    await source();
    state.now = 60 * minute - 20_000;
    state.failing = true;
    await expect(source()).rejects.toThrow('outage');
  });

  it('fetches a new token for claims although the current one is valid', async () => {
    const { source } = setUp();
    await source();
    expect(await source('{}')).toBe('token 2{}');
    expect(await source()).toBe('token 2{}');
  });

  it('waits no longer than the caller can', async () => {
    const { source, waiting } = setUp();
    const hung = Promise.withResolvers<undefined>();
    waiting.push(hung.promise);
    await expect(source(undefined, 10)).rejects.toThrow('timeout');
    hung.resolve(undefined);
    expect(await source()).toBe('token 1');
  });
});
