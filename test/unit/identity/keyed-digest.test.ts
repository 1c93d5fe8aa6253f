import { createKeyedDigest } from '../../../src/identity/keyed-digest.js';

describe('a keyed digest', () => {
  it('is the same for one string, also when it has been displaced by many others', () => {
    const digest = createKeyedDigest();
    const first = digest('token');
    const others = Array.from({ length: 3_000 }, (_, index) => digest(`token ${index}`));
    expect(new Set([first, ...others]).size).toBe(3_001);
    expect(digest('token')).toBe(first);
    expect(digest('token 2999')).toBe(others.at(-1));
  });

  it('does not contain the string, whatever its length', () => {
    const digest = createKeyedDigest();
    for (const value of ['', 'token', 'a'.repeat(5_000_000)]) expect(digest(value)).toMatch(/^[\w-]{43}$/);
  });

  it('of another process is different', () => {
    expect(createKeyedDigest()('token')).not.toBe(createKeyedDigest()('token'));
  });

  it('keeps no process alive', () => {
    const countTimers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = countTimers();
    createKeyedDigest()('token');
    expect(countTimers()).toBe(before);
  });
});
