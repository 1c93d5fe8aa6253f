import fc from 'fast-check';
import { parseJson } from '../../../../src/msgraph/transport/json.js';
import {
  readBoolean,
  readDateTime,
  readInt32,
  readInt64,
  readList,
  readObject,
  readString,
} from '../../../../src/msgraph/wire/readers.js';
import { impossibleDateTimes } from '../../../testkit/date-times.js';

describe('an Int32', () => {
  it.each([0, 1, -1, 2_147_483_647, -2_147_483_648])('may be %d', (value) => {
    expect(readInt32(value)).toBe(value);
  });

  it.each([[2_147_483_648], [-2_147_483_649], [1.5], [Number.NaN], [Infinity], ['7'], [7n], [true], [null]])(
    'is not %p',
    (value) => {
      expect(readInt32(value)).toBeNull();
    },
  );

  it('-0 in JSON is read as 0', () => {
    expect(Object.is(readInt32(parseJson('-0')), 0)).toBe(true);
  });
});

describe('an Int64', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['89489297', '89489297'],
    ['9007199254740991', '9007199254740991'],
    ['9007199254740993', '9007199254740993'],
    ['9223372036854775807', '9223372036854775807'],
    ['-9223372036854775808', '-9223372036854775808'],
    ['"9223372036854775807"', '9223372036854775807'],
    ['"-9223372036854775808"', '-9223372036854775808'],
  ])('in the JSON %s is exact', (json, digits) => {
    expect(readInt64(parseJson(json))).toBe(digits);
  });

  it('of any size keeps all digits, as a number and as a string', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        expect(readInt64(parseJson(`{"n":${value.toString()}}`.slice(5, -1)))).toBe(value.toString());
        expect(readInt64(parseJson(`"${value.toString()}"`))).toBe(value.toString());
      }),
    );
  });

  it.each([
    '9223372036854775808',
    '-9223372036854775809',
    '"9223372036854775808"',
    '99999999999999999999999',
    '1.5',
    '"1.5"',
    '"0x10"',
    '""',
    '" 7"',
    '"seven"',
    'true',
    'null',
    '{}',
    '[7]',
  ])('is not %s', (json) => {
    expect(readInt64(parseJson(json))).toBeNull();
  });
});

describe('a date-time', () => {
  it.each(['2022-05-23T16:51:34.8281972Z', '2022-05-23T16:51:34Z', '2022-05-23T16:51:34.83+02:00'])(
    'such as %s is kept unchanged',
    (value) => {
      expect(readDateTime(value)).toBe(value);
    },
  );

  it.each(['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.0000000Z', '0001-01-01T08:00:00+08:00'])(
    'of the year 1 (%s) is read as null',
    (value) => {
      expect(readDateTime(value)).toBeNull();
    },
  );

  it.each(impossibleDateTimes)('is not %s', (_, value) => {
    expect(readDateTime(value)).toBeNull();
  });

  it.each([[null], [undefined], [1_700_000_000], [{}], [new Date(0)]])('is not %p', (value) => {
    expect(readDateTime(value)).toBeNull();
  });
});

describe('a string, a boolean and an object', () => {
  it.each([
    ['string', 'string', null, null],
    ['', '', null, null],
    [true, null, true, null],
    [false, null, false, null],
    [0, null, null, null],
    [null, null, null, null],
    [undefined, null, null, null],
    [[1], null, null, null],
  ])('are distinguished: %p', (value, string, boolean, object) => {
    expect([readString(value), readBoolean(value), readObject(value)]).toEqual([string, boolean, object]);
  });

  it('are objects only if they are not lists', () => {
    expect(readObject({ a: 1 })).toEqual({ a: 1 });
  });
});

describe('a list', () => {
  it('leaves out elements that cannot be read', () => {
    expect(readList(['a', 1, null, 'b'], readString)).toEqual(['a', 'b']);
  });

  it('may be empty', () => {
    expect(readList([], readString)).toEqual([]);
  });

  it('may be a single object', () => {
    expect(readList({ a: 1 }, readObject)).toEqual([{ a: 1 }]);
  });

  it.each([[null], [undefined], ['a'], [1]])('is not %p', (value) => {
    expect(readList(value, readString)).toBeNull();
  });
});
