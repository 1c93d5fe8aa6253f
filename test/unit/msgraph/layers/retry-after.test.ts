import {
  getThrottleWait,
  parseRetryAfter,
  toWholeSeconds,
} from '../../../../src/msgraph/layers/retry-after.js';

const now = Date.parse('2026-08-01T10:00:00Z');

/** The wait in seconds, as a caller receives it. */
function retryAfterSeconds(header: string | undefined, nowMs: number): number | undefined {
  const wait = parseRetryAfter(header, nowMs);
  return wait === undefined ? undefined : toWholeSeconds(wait);
}

describe('Retry-After', () => {
  it.each([
    ['seconds', '10', 10],
    ['zero seconds, which callers see as one', '0', 1],
    ['a fraction, rounded up', '2.128', 3],
    ['a small fraction, rounded up', '0.001', 1],
    ['white space around', ' 7 ', 7],
    ['the longest wait reported', '315', 315],
    ['an HTTP date', 'Sat, 01 Aug 2026 10:00:30 GMT', 30],
    ['an HTTP date in the past, which callers see as one second', 'Sat, 01 Aug 2026 09:00:00 GMT', 1],
    ['an RFC 850 date', 'Saturday, 01-Aug-26 10:00:30 GMT', 30],
    ['an asctime date, which is in UTC', 'Sat Aug  1 10:00:30 2026', 30],
    ['a date with the wrong weekday', 'Mon, 01 Aug 2026 10:00:30 GMT', 30],
    ['a date in another letter case', 'sat, 01 aug 2026 10:00:30 gmt', 30],
    ['a repeated header', '10, 10', 10],
    ['a list, of which the longest wait counts', '0,120', 120],
    ['a list in another order', '120, 0', 120],
    ['a list with a date', '5, Sat, 01 Aug 2026 10:00:30 GMT, 7', 30],
    ['a list of dates', 'Sat, 01 Aug 2026 10:00:30 GMT, Saturday, 01-Aug-26 10:00:40 GMT', 40],
    ['a list with an invalid part', 'soon, 9,', 9],
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
    ['a hexadecimal number', '0x10'],
    ['a capital word and a number', 'Soon 5'],
    ['a sentence that begins with a capital', 'Retry in 5 seconds'],
    ['a date without a weekday', '2001-01-01'],
    ['30 February', 'Mon, 30 Feb 2026 10:00:30 GMT'],
    ['a date with hour 25', 'Sat, 01 Aug 2026 25:00:30 GMT'],
    ['a date in another zone', 'Sat, 01 Aug 2026 10:00:30 PST'],
    ['a list of nonsense', 'a, b'],
    ['a long run of commas', ','.repeat(1_000_000)],
    ['a long run of weekdays', 'Mon,'.repeat(250_000)],
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

describe('a two-digit year', () => {
  it.each([
    ['26', 2026],
    ['75', 2075],
    ['77', 1977],
    ['99', 1999],
  ])('%s of an RFC 850 date is at most 50 years in the future', (year, full) => {
    const seconds = (Date.parse(`${full}-08-01T10:00:00Z`) - now) / 1000;
    const expected = Math.min(Math.max(0, seconds), 2 ** 31 - 1) * 1000;
    expect(parseRetryAfter(`Saturday, 01-Aug-${year} 10:00:00 GMT`, now)).toBe(expected);
  });
});

describe('the wait after a throttled attempt', () => {
  it.each(['0', '0.0', '0.05', 'soon', '-5', '', undefined, 'Sat, 01 Aug 2026 09:00:00 GMT', '0, 0'])(
    'with Retry-After %p is the ordinary back-off, which grows with each retry',
    (header) => {
      expect([0, 1, 2].map((retries) => getThrottleWait(header, now, retries))).toEqual([3000, 6000, 12_000]);
    },
  );

  it('never exceeds 180 s without a header', () => {
    expect(getThrottleWait(undefined, now, 100)).toBe(180_000);
  });

  it.each([
    ['1', 1000],
    ['2.128', 2128],
    ['0,120', 120_000],
    ['315', 315_000],
    ['Sat, 01 Aug 2026 10:00:30 GMT', 30_000],
  ])('with Retry-After %p is what Graph requires', (header, ms) => {
    expect(getThrottleWait(header, now, 2)).toBe(ms);
  });
});
