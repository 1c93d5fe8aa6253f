import { parseValue } from 'graphql';
import { DateTime, Int64 } from '../../../src/graphql/scalars.js';

describe('DateTime', () => {
  it.each(['2026-08-31T13:45:00.1234567+02:00', 'yesterday', ''])(
    'hands on the text "%s" as it is, in and out',
    (text) => {
      expect(DateTime.serialize(text)).toBe(text);
      expect(DateTime.parseValue(text)).toBe(text);
      expect(DateTime.parseLiteral(parseValue(JSON.stringify(text)), {})).toBe(text);
    },
  );

  it.each([[7], [true], [null], [{}], [new Date(0)]])('refuses %p, which is no text', (value) => {
    expect(() => DateTime.parseValue(value)).toThrow('DateTime is a string');
    expect(() => DateTime.serialize(value)).toThrow('DateTime is a string');
  });

  it.each(['7', 'true', 'TODAY', '{a: 1}', '["a"]'])('refuses the literal %s', (literal) => {
    expect(() => DateTime.parseLiteral(parseValue(literal), {})).toThrow('DateTime is a string');
  });
});

describe('Int64', () => {
  it.each(['9223372036854775807', '-9223372036854775808', '0'])(
    'shows %s as text, to the digit',
    (digits) => {
      expect(Int64.serialize(digits)).toBe(digits);
      expect(Int64.serialize(BigInt(digits))).toBe(digits);
    },
  );
});
