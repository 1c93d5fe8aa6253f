import { parseRetryAfter, toWholeSeconds } from '../../../../src/msgraph/layers/retry-after.js';

const now = Date.parse('2026-08-01T10:00:00Z');

/** The wait in seconds, as a caller receives it. */
function retryAfterSeconds(header: string | undefined, nowMs: number): number | undefined {
  const wait = parseRetryAfter(header, nowMs);
  return wait === undefined ? undefined : toWholeSeconds(wait);
}

describe('Retry-After', () => {
  it.each([
    ['seconds', '10', 10],
    ['zero seconds', '0', 0],
    ['a fraction, rounded up', '2.128', 3],
    ['a small fraction, rounded up', '0.001', 1],
    ['white space around', ' 7 ', 7],
    ['the longest wait reported', '315', 315],
    ['an HTTP date', 'Sat, 01 Aug 2026 10:00:30 GMT', 30],
    ['an HTTP date in the past', 'Sat, 01 Aug 2026 09:00:00 GMT', 0],
  ])('may be %s', (_, header, seconds) => {
    expect(retryAfterSeconds(header, now)).toBe(seconds);
  });

  it('of a date within a second is rounded up', () => {
    expect(retryAfterSeconds('Sat, 01 Aug 2026 10:00:30 GMT', now + 500)).toBe(30);
  });

  it.each([
    ['absent', undefined],
    ['empty', ''],
    ['blank', '  '],
    ['a word', 'soon'],
    ['not a number', 'NaN'],
    ['endless', 'Infinity'],
    ['a negative number', '-5'],
    ['a number with a unit', '5s'],
    ['an exponent', '1e3'],
    ['a sentence with a number', 'in 5 minutes'],
    ['two numbers of a repeated header', '10, 10'],
    ['a hexadecimal number', '0x10'],
    ['a capital word and a number', 'Soon 5'],
    ['a sentence that begins with a capital', 'Retry in 5 seconds'],
    ['a date without a weekday', '2001-01-01'],
  ])('is ignored if it is %s', (_, header) => {
    expect(retryAfterSeconds(header, now)).toBeUndefined();
  });

  it.each([
    ['a number', '99999999999'],
    ['a number of 400 digits', '9'.repeat(400)],
    ['a date', 'Fri, 31 Dec 9999 23:59:59 GMT'],
  ])('is limited to a GraphQL Int (32 bits) for %s', (_, header) => {
    expect(retryAfterSeconds(header, now) ?? 0).toBeLessThanOrEqual(2 ** 31 - 1);
  });
});
