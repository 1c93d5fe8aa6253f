import { parse } from 'graphql';
import { canBeCompiled } from '../../../../src/graphql/compiled/compile-operation.js';

/** Fragments that each spread the next one twice: short, but with a field for each path. */
const doubling = (levels: number) =>
  `{ case { ...F0 } } ${Array.from({ length: levels }, (_, level) => {
    const next = level === levels - 1 ? '{ id }' : `{ ...F${level + 1} }`;
    return `fragment F${level} on Case { a: case ${next} b: case ${next} }`;
  }).join(' ')}`;

it.each([
  ['a plain query', '{ case(id: "a") { id } }', true],
  ['fragments within the limit', doubling(5), true],
  ['fragments that double the fields', doubling(12), false],
  ['a variable within a literal', 'query ($a: Int) { case(input: { a: $a }) { id } }', false],
  ['a variable within a list', 'query ($a: Int) { case(input: [$a]) { id } }', false],
  ['a directive', 'query ($a: Boolean!) { case { id @skip(if: $a) } }', false],
  ['a default of a non-null type', 'query ($a: Int! = 1) { case(a: $a) { id } }', false],
  ['an alias', '{ other: case { id } }', true],
  [
    'an alias that another path could have when it is joined',
    '{ a_b: case { id } a: case { b: id } }',
    false,
  ],
  ['an alias that is the prototype of an object', '{ case { __proto__: id } }', false],
  ['introspection', '{ __schema { queryType { name } } }', false],
])('%s: %s', (_, document, expected) => {
  expect(canBeCompiled(parse(document))).toBe(expected);
});
