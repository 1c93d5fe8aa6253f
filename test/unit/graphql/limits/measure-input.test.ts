import { measureInput } from '../../../../src/graphql/limits/measure-input.js';

describe('the length of the longest list', () => {
  it.each<[string, unknown, number]>([
    ['nothing', undefined, 0],
    ['null', null, 0],
    ['a string', 'abc', 0],
    ['an empty list', [], 0],
    ['a list', [1, 2, 3], 3],
    ['a list in a list', [[1, 2, 3], [1]], 3],
    ['a list in an object', { a: { b: [1, 2] }, c: [1, 2, 3, 4] }, 4],
  ])('of %s', (_, value, length) => {
    expect(measureInput(value).longestList).toBe(length);
  });

  it('is found in a value 500,000 levels deep', () => {
    let value: unknown = [1, 2];
    for (let level = 0; level < 500_000; level += 1) value = [value];
    expect(measureInput(value).longestList).toBe(2);
  });
});

describe('the depth of a value', () => {
  it.each<[string, unknown, number]>([
    ['nothing', undefined, 0],
    ['a string', 'abc', 0],
    ['an empty list', [], 1],
    ['an object', { a: 1 }, 1],
    ['a list in an object in a list', [1, { a: [] }], 3],
    ['the deepest part', [[], [[[]]], { a: 1 }], 4],
  ])('of %s', (_, value, depth) => {
    expect(measureInput(value).depth).toBe(depth);
  });
});

describe('the size of a value', () => {
  it.each<[unknown, number]>([
    [null, 1],
    ['abc', 4],
    [{ ab: 'c', d: [1, 2] }, 1 + (2 + 2) + (1 + 1) + (1 + 1) * 2],
  ])('%j grows with its parts, names and strings', (value, size) => {
    expect(measureInput(value).size).toBe(size);
  });
});
