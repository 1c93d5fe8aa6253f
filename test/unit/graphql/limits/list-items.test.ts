import { maxListLength } from '../../../../src/graphql/limits/list-items.js';

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
    expect(maxListLength(value)).toBe(length);
  });

  it('is found in a value 500,000 levels deep', () => {
    let value: unknown = [1, 2];
    for (let level = 0; level < 500_000; level += 1) value = [value];
    expect(maxListLength(value)).toBe(2);
  });
});
