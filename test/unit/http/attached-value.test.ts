import { createAttachedValue } from '../../../src/http/attached-value.js';

it('keeps a value for each object, apart from others of the same object', () => {
  const [name, age] = [
    createAttachedValue<object, string>('name'),
    createAttachedValue<object, number>('age'),
  ];
  const [first, second] = [{}, {}];
  name.set(first, 'a');
  age.set(first, 1);
  name.set(second, 'b');
  name.set(second, 'c');
  expect([name.get(first), age.get(first), name.get(second), age.get(second)]).toEqual([
    'a',
    1,
    'c',
    undefined,
  ]);
  expect(Object.keys(first)).toEqual([]);
});
