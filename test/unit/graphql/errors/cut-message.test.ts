import { cutMessage } from '../../../../src/graphql/errors/cut-message.js';
import { withoutSuggestion } from '../../../../src/graphql/errors/hide-schema.js';

describe('a message', () => {
  it('of up to 300 characters is shown completely', () => {
    const message = 'x'.repeat(300);
    expect(cutMessage(message)).toBe(message);
  });

  it('that is longer keeps its beginning and its end', () => {
    const cut = cutMessage(`Variable "$i" got invalid value "${'x'.repeat(900_000)}"; Expected type "Int".`);
    expect(cut.length).toBeLessThanOrEqual(300);
    expect(cut).toMatch(/^Variable "\$i" got invalid value "x+ … x+"; Expected type "Int"\.$/);
  });

  it('is not cut within a surrogate pair', () => {
    for (const lead of ['', 'x']) {
      const cut = cutMessage(`${lead}${'💣'.repeat(300)}`);
      expect(cut.isWellFormed()).toBe(true);
      expect(cut.length).toBeLessThanOrEqual(300);
    }
  });
});

describe('a message without its suggestion', () => {
  it.each([
    ['Unknown field "a". Did you mean "b"?', 'Unknown field "a".'],
    ['Unknown field "a". Did you mean "b", "c", or "d"?', 'Unknown field "a".'],
    ['Enum "E" cannot represent 1. Did you mean the enum value "A"?', 'Enum "E" cannot represent 1.'],
    ['Unknown value "x Did you mean "; Did you mean "A"?', 'Unknown value "x Did you mean ";'],
    ['Unknown value " Did you mean A?".', 'Unknown value " Did you mean A?".'],
    ['Unknown field "a".', 'Unknown field "a".'],
  ])('%j', (message, expected) => {
    expect(withoutSuggestion(message)).toBe(expected);
  });
});
