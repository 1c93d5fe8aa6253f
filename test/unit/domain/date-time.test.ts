import fc from 'fast-check';
import { isUnsetDateTime, isSendableDateTime, toTicks } from '../../../src/domain/date-time.js';
import { impossibleDateTimes } from '../../testkit/date-times.js';

const ticksPerSecond = 10_000_000n;

/** An instant with seven fraction digits, and the same instant as a string with some offset. */
const instants = fc
  .record({
    seconds: fc.integer({ min: Date.parse('0001-01-03T00:00:00Z') / 1000, max: 253_402_100_000 }),
    fraction: fc.integer({ min: 0, max: 9_999_999 }),
    offset: fc.integer({ min: -14 * 60, max: 14 * 60 }),
  })
  .map(({ seconds, fraction, offset }) => {
    const local = new Date((seconds + offset * 60) * 1000).toISOString().slice(0, 19);
    const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
    const pad = (part: number) => String(part).padStart(2, '0');
    const zone = offset === 0 ? 'Z' : `${offset < 0 ? '-' : '+'}${pad(hours)}:${pad(minutes)}`;
    return {
      value: `${local}.${String(fraction).padStart(7, '0')}${zone}`,
      ticks: BigInt(seconds) * ticksPerSecond + BigInt(fraction),
    };
  });

describe('ticks', () => {
  it.each([
    ['1970-01-01T00:00:00Z', 0n],
    ['1970-01-01T00:00:00.0000001Z', 1n],
    ['1970-01-01T00:00:00.1Z', 1_000_000n],
    ['1969-12-31T23:59:59.9999999Z', -1n],
    ['1970-01-01T02:00:00+02:00', 0n],
    ['1969-12-31T18:30:00-05:30', 0n],
    ['1970-01-01T00:00:00-00:00', 0n],
    ['0001-01-01T00:00:00Z', -621_355_968_000_000_000n],
    ['1970-01-01t00:00:00.0000001z', 1n],
    ['1970-01-01t02:00:00+02:00', 0n],
    ['0099-12-31T23:59:59Z', -590_114_592_010_000_000n],
    ['9999-12-31T23:59:59.9999999Z', 2_534_023_007_999_999_999n],
  ])('of %s are exact', (value, ticks) => {
    expect(toTicks(value)).toBe(ticks);
  });

  it('are exact for any instant, fraction and offset', () => {
    fc.assert(
      fc.property(instants, ({ value, ticks }) => {
        expect(toTicks(value)).toBe(ticks);
      }),
    );
  });

  it('have the order of their instants', () => {
    fc.assert(
      fc.property(instants, instants, (a, b) => {
        expect(toTicks(a.value)! < toTicks(b.value)!).toBe(a.ticks < b.ticks);
      }),
    );
  });

  it.each([
    ['the seventh fraction digit', '2026-01-01T00:00:00.0000001Z', '2026-01-01T00:00:00.0000002Z'],
    ['an absent fraction', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00.0000001Z'],
    ['fractions of different length', '2026-01-01T00:00:00.09Z', '2026-01-01T00:00:00.1Z'],
    ['an offset that reverses the order of the strings', '2026-01-01T05:00:00+05:00', '2026-01-01T01:00:00Z'],
    ['the year 1', '0001-01-01T00:00:00Z', '0001-01-01T00:00:00.0000001Z'],
    ['the year 99, which is not 1999', '0099-12-31T23:59:59Z', '0100-01-01T00:00:00Z'],
  ])('differ by %s', (_, earlier, later) => {
    expect(toTicks(earlier)! < toTicks(later)!).toBe(true);
  });

  it('ignore further fraction digits after the seventh', () => {
    expect(toTicks('1970-01-01T00:00:00.00000019Z')).toBe(1n);
  });

  it('are undefined for a string that is not a valid date-time', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(toTicks(value)).toBeUndefined();
      }),
    );
  });
});

describe('a sendable date-time', () => {
  it.each(impossibleDateTimes)('is not %s', (_, value) => {
    expect(isSendableDateTime(value)).toBe(false);
    expect(toTicks(value)).toBeUndefined();
  });

  it('has no more than seven fraction digits', () => {
    expect(isSendableDateTime('2026-01-01T00:00:00.1234567Z')).toBe(true);
    expect(isSendableDateTime('2026-01-01T00:00:00.12345678Z')).toBe(false);
  });

  it.each([
    ['at UTC', '2026-08-31T13:45:00Z'],
    ['at an offset', '2026-08-31T13:45:00+02:00'],
    ['at a negative offset with minutes', '2026-08-31T13:45:00.5-03:30'],
    ['a leap day', '2024-02-29T00:00:00Z'],
    ['the leap day of 2000', '2000-02-29T23:59:59.9999999Z'],
    ['the last tick of a day', '2026-12-31T23:59:59.9999999Z'],
  ])('may be %s', (_, value) => {
    expect(isSendableDateTime(value)).toBe(true);
  });
});

describe('an unset date-time', () => {
  it.each(['0001-01-01T00:00:00Z', '0001-01-01T00:00:00', '0001-01-01T08:00:00+08:00'])(
    'is a date in year 1, such as %s',
    (value) => {
      expect(isUnsetDateTime(value)).toBe(true);
    },
  );

  it.each(['2001-01-01T00:00:00Z', '1000-01-01T00:00:00Z', '0010-01-01T00:00:00Z'])('is not %s', (value) => {
    expect(isUnsetDateTime(value)).toBe(false);
  });
});

describe('a lower-case t or z', () => {
  it.each(['2026-01-01t00:00:00Z', '2026-01-01T00:00:00z', '2026-01-01t00:00:00.1234567z'])(
    'as in %s is valid, as RFC 3339 allows',
    (value) => {
      expect(isSendableDateTime(value)).toBe(true);
    },
  );
});

describe('a string of more than 64 characters', () => {
  it('is no date-time, however many fraction digits it has', () => {
    expect(toTicks(`2026-01-01T00:00:00.${'1'.repeat(43)}Z`)).toBe(toTicks('2026-01-01T00:00:00.1111111Z'));
    expect(toTicks(`2026-01-01T00:00:00.${'1'.repeat(44)}Z`)).toBeUndefined();
  });
});
