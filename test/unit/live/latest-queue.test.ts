import { createLatestQueue } from '../../../src/live/latest-queue.js';

function setUp() {
  let closed = 0;
  const queue = createLatestQueue<string>(() => (closed += 1));
  return { queue, next: () => queue.iterator.next(), closed: () => closed };
}

const value = (text: string) => ({ done: false, value: text });
const done = { done: true, value: undefined };

describe('a queue of the latest values', () => {
  it('keeps the newest value of each key, in the order of the first', async () => {
    const { queue, next } = setUp();
    queue.push('a', 'a1');
    queue.push('b', 'b1');
    queue.push('a', 'a2');
    expect([await next(), await next()]).toEqual([value('a2'), value('b1')]);
  });

  it('gives a value to the consumer that waits', async () => {
    const { queue, next } = setUp();
    const [first, second] = [next(), next()];
    queue.push('a', 'a1');
    queue.push('a', 'a2');
    await expect(Promise.all([first, second])).resolves.toEqual([value('a1'), value('a2')]);
  });

  it('ends after the values that were not taken yet, and takes no more', async () => {
    const { queue, next, closed } = setUp();
    queue.push('a', 'a1');
    queue.end();
    queue.push('a', 'a2');
    expect([await next(), await next(), await next(), closed()]).toEqual([value('a1'), done, done, 1]);
  });

  it('fails once, after the values that were not taken yet', async () => {
    const { queue, next, closed } = setUp();
    queue.push('a', 'a1');
    queue.fail(new Error('gone'));
    expect(await next()).toEqual(value('a1'));
    await expect(next()).rejects.toThrow('gone');
    expect([await next(), closed()]).toEqual([done, 1]);
  });

  it('ends at once when the consumer leaves, also while it waits', async () => {
    const { queue, next, closed } = setUp();
    const waiting = next();
    await queue.iterator.return?.();
    await expect(waiting).resolves.toEqual(done);
    queue.push('a', 'a1');
    expect([await next(), closed()]).toEqual([done, 1]);
  });
});
