import fc from 'fast-check';
import { parseJson } from '../../../../src/msgraph/transport/json.js';

describe('parseJson', () => {
  it.each([
    ['9223372036854775807', 9_223_372_036_854_775_807n],
    ['-9223372036854775808', -9_223_372_036_854_775_808n],
    ['9007199254740993', 9_007_199_254_740_993n],
    ['9007199254740992', 9_007_199_254_740_992n],
    ['123456789012345678901234567890', 123_456_789_012_345_678_901_234_567_890n],
    ['9007199254740993.0', 9_007_199_254_740_993n],
    ['-9007199254740993.000', -9_007_199_254_740_993n],
    ['9.007199254740993e15', 9_007_199_254_740_993n],
    ['9007199254740993E0', 9_007_199_254_740_993n],
    ['900719925474099300e-2', 9_007_199_254_740_993n],
    ['0.9007199254740993e+16', 9_007_199_254_740_993n],
    ['9223372036854775807.0', 9_223_372_036_854_775_807n],
  ])('keeps all digits of %s', (json, exact) => {
    expect(parseJson(`{"a":[{"size":${json}}]}`)).toEqual({ a: [{ size: exact }] });
  });

  it.each([
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ['-9007199254740991', -Number.MAX_SAFE_INTEGER],
    ['0', 0],
    ['1.5', 1.5],
    ['1234567890123456.5', 1234567890123456.5],
    ['1e3', 1000],
    ['1e30', 1e30],
    ['1234567890123456e30', 1234567890123456e30],
    ['1234567890123456e999', Infinity],
    ['9007199254740993.5', 9007199254740994],
    ['9007199254740991.0', Number.MAX_SAFE_INTEGER],
  ])('reads %s as a number', (json, value) => {
    expect(parseJson(json)).toBe(value);
  });

  it('does not change long digits in a string', () => {
    expect(parseJson('{"id":"9007199254740993","n":1}')).toEqual({ id: '9007199254740993', n: 1 });
    const text = ':9007199254740993, [9007199254740993';
    expect(parseJson(JSON.stringify({ text, n: 0.1 }))).toEqual({ text, n: 0.1 });
  });

  it.each([
    '9007199254740993',
    ' \n9007199254740993',
    '[ -9007199254740993]',
    '{"a" :\t9007199254740993 }',
    '[1 ,\r\n9007199254740993]',
  ])('finds the number in %j', (json) => {
    expect(
      JSON.stringify(parseJson(json), (_, value) => (typeof value === 'bigint' ? `${value}` : value)),
    ).toContain('9007199254740993"');
  });

  it('reads any JSON as JSON.parse does, as long as its numbers are exact', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.stringify({ long: 1234567890123456, value });
        fc.pre(!/\d{16}/.test(json.replace('1234567890123456', '')));
        expect(parseJson(json)).toEqual(JSON.parse(json));
      }),
    );
  });

  it.each(['', ' ', '{', '<html></html>', '{"a":1}x', 'undefined', '{"n":9007199254740993'])(
    'returns undefined for %p, which is not JSON',
    (json) => {
      expect(parseJson(json)).toBeUndefined();
    },
  );

  it('does not fail on deep nesting', () => {
    const deep = '['.repeat(200_000) + '9007199254740993' + ']'.repeat(200_000);
    expect(() => parseJson(deep)).not.toThrow();
  });

  it('does not set the prototype for a key __proto__', () => {
    const parsed = parseJson('{"__proto__":{"id":"x"},"n":9007199254740993}') as { id?: unknown };
    expect(parsed.id).toBeUndefined();
  });
});
