import { getRetryDelay } from '../../../../src/msgraph/layers/retry-policy.js';

const failed = { method: 'GET', retries: 0, status: 503, retryAfterMs: undefined } as const;

describe('a retry', () => {
  it.each([
    [424, true, true],
    [425, true, true],
    [499, true, false],
    [520, true, false],
    [524, true, false],
    [598, true, false],
    [507, false, false],
    [429, true, true],
    [509, true, true],
    [408, true, false],
    [500, true, false],
    [502, true, false],
    [503, true, false],
    [504, true, false],
    [undefined, true, false],
    [200, false, false],
    [400, false, false],
    [401, false, false],
    [404, false, false],
    [409, false, false],
    [501, false, false],
  ])('after %s is made for a read: %s, for a write: %s', (status, read, write) => {
    for (const method of ['GET', 'PATCH', 'POST'] as const) {
      const delay = getRetryDelay({ ...failed, method, status }, 1);
      expect([method, delay]).toEqual([method, (method === 'GET' ? read : write) ? 3000 : undefined]);
    }
  });

  it('is made three times, with a doubled delay and full jitter', () => {
    const delays = (random: number) =>
      [0, 1, 2, 3].map((retries) => getRetryDelay({ ...failed, retries }, random));
    expect(delays(1)).toEqual([3000, 6000, 12_000, undefined]);
    expect(delays(0.5)).toEqual([1500, 3000, 6000, undefined]);
    expect(delays(0)).toEqual([0, 0, 0, undefined]);
  });

  it.each([0, 1, 200_000])('is made after the %d ms that Graph specifies, without jitter', (retryAfterMs) => {
    expect(getRetryDelay({ ...failed, retryAfterMs }, 0.5)).toBe(retryAfterMs);
  });
});
