import { parseValue } from 'graphql';
import { DateTime, Int64 } from '../../../src/graphql/scalars.js';

describe('DateTime', () => {
  it.each(['2026-08-31T13:45:00.1234567+02:00', 'yesterday', ''])(
    'passes the string "%s" through unchanged, in and out',
    (text) => {
      expect(DateTime.serialize(text)).toBe(text);
      expect(DateTime.parseValue(text)).toBe(text);
      expect(DateTime.parseLiteral(parseValue(JSON.stringify(text)), {})).toBe(text);
    },
  );

  it.each([[7], [true], [null], [{}], [new Date(0)]])('rejects %p, which is not a string', (value) => {
    expect(() => DateTime.parseValue(value)).toThrow('A DateTime must be a string');
    expect(() => DateTime.serialize(value)).toThrow('A DateTime must be a string');
  });

  it.each(['7', 'true', 'TODAY', '{a: 1}', '["a"]'])('rejects the literal %s', (literal) => {
    expect(() => DateTime.parseLiteral(parseValue(literal), {})).toThrow('A DateTime must be a string');
  });
});

describe('Int64', () => {
  it.each(['9223372036854775807', '-9223372036854775808', '0'])(
    'serializes %s as a string with all digits',
    (digits) => {
      expect(Int64.serialize(digits)).toBe(digits);
      expect(Int64.serialize(BigInt(digits))).toBe(digits);
    },
  );
});
