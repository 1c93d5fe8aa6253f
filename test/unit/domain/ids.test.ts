import fc from 'fast-check';
import { validateId } from '../../../src/domain/ids.js';

const field = ['input', 'id'];

describe('an id', () => {
  it.each([
    ['32 hex digits', '850c2f64b1ee44a4a69729327aac2b04'],
    ['a dashed GUID', 'b0073e4e-4184-41c6-9eb7-8c8cc3e2288b'],
    ['one character', 'x'],
    ['128 characters', 'a'.repeat(128)],
    ['three dots', '...'],
    ['letters of other scripts', 'Fall-Ünïcödé-事件'],
    ['a letter beyond the basic plane', '𐐷'],
    ['quotes and parentheses', "a'b(c)*!"],
    ['a leading dot', '.hidden'],
  ])('may be %s', (_, id) => {
    expect(validateId(id, field)).toBeUndefined();
  });

  it.each([
    ['empty', ''],
    ['longer than 128 characters', 'a'.repeat(129)],
    ['a dot', '.'],
    ['two dots', '..'],
    ['with a slash', 'a/b'],
    ['with a backslash', 'a\\b'],
    ['with a question mark', 'a?b'],
    ['with a hash', 'a#b'],
    ['with a percent sign', 'a%2fb'],
    ['a space', ' '],
    ['with a space inside', 'a b'],
    ['with a leading space', ' a'],
    ['with a trailing newline', 'a\n'],
    ['with a tab', 'a\tb'],
    ['with a no-break space', 'a\u00a0b'],
    ['with a line separator', 'a\u2028b'],
    ['with a NUL', 'a\u0000b'],
    ['with a DEL', 'a\u007fb'],
    ['with a C1 control character', 'a\u0085b'],
    ['with a lone high surrogate', 'a\ud800'],
    ['with a lone low surrogate', '\udc00a'],
  ])('must not be %s', (_, id) => {
    expect(validateId(id, field)).toEqual({ field, message: expect.any(String) as string });
  });

  it('that is valid is always exactly one path segment', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 140 }), (id) => {
        fc.pre(validateId(id, field) === undefined);
        const { pathname } = new URL(`https://graph.example/cases/${encodeURIComponent(id)}/operations`);
        expect(pathname.split('/').map(decodeURIComponent)).toEqual(['', 'cases', id, 'operations']);
      }),
    );
  });

  it('is not quoted in the message', () => {
    expect(validateId('canary/x', field)?.message).not.toContain('canary');
  });
});
