import { findExceededLimit } from '../../../../src/graphql/limits/document-limits.js';

const limits = { documentBytes: 50_000, tokens: 4000 };
const nested = (open: string, close: string, levels: number) => open.repeat(levels) + close.repeat(levels);
const depth = { code: 'DEPTH_LIMIT_EXCEEDED', limit: 250 };
const name = { code: 'NAME_LIMIT_EXCEEDED', limit: 128 };

describe('the limit that a document exceeds before it is parsed', () => {
  it.each<[string, string, object | undefined]>([
    ['a small document', '{ a(b: [{ c: "d" }]) }', undefined],
    ['as many bytes as allowed', ` ${'x'.repeat(128)} `.repeat(390).slice(0, 50_000), undefined],
    ['one byte more', '#'.repeat(50_001), { code: 'DOCUMENT_LIMIT_EXCEEDED', limit: 50_000 }],
    [
      'characters of three bytes',
      `#${'€'.repeat(17_000)}`,
      { code: 'DOCUMENT_LIMIT_EXCEEDED', limit: 50_000 },
    ],
    ['250 braces', nested('{a ', '}', 250), undefined],
    ['251 braces', nested('{a ', '}', 251), depth],
    ['251 square brackets', nested('[', ']', 251), depth],
    ['251 parentheses', nested('(', ')', 251), depth],
    ['all brackets alternating', nested('{[(', ')]}', 84), depth],
    ['open brackets', '['.repeat(5000), depth],
    ['brackets after a closed bracket', `}]) ${'['.repeat(254)}`, depth],
    ['brackets in a string', `{ a(b: "${'['.repeat(5000)}\\"{{{") }`, undefined],
    ['brackets in a block string', `{ a(b: """${'['.repeat(5000)}\\"""{{{""") }`, undefined],
    ['brackets in a comment', `# ${'{'.repeat(5000)}\n{ a }`, undefined],
    ['brackets after a string that does not end', `{ a(b: "${'['.repeat(5000)}`, undefined],
    ['brackets after the last token that is parsed', `${'a '.repeat(4001)} ${'['.repeat(300)}`, undefined],
    ['a long name', 'a'.repeat(129), name],
    ['the longest name', 'a'.repeat(128), undefined],
    ['a long variable', `query($${'a'.repeat(129)}: Int) { a }`, name],
    ['a long string', `{ a(b: "${'a'.repeat(10_000)}") }`, undefined],
  ])('is found in %s', (_, document, expected) => {
    expect(findExceededLimit(document, limits)).toEqual(expected);
  });
});
