import { removeLast } from '../../../../src/msgraph/transport/remove-last.js';

it.each([
  ['a', ['b', 'c']],
  ['c', ['a', 'b']],
  ['d', ['a', 'b', 'c']],
])('removes %s and nothing else', (item, rest) => {
  const items = ['a', 'b', 'c'];
  removeLast(items, item);
  expect(items).toEqual(rest);
});

it('removes the last of equal items', () => {
  const items = ['a', 'b', 'a', 'c'];
  removeLast(items, 'a');
  expect(items).toEqual(['a', 'b', 'c']);
});
