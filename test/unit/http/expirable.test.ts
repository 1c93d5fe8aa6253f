import { createExpirable } from '../../../src/http/streams/expirable.js';
import { createLatestQueue } from '../../../src/live/latest-queue.js';

function setUp() {
  const seen = { results: [] as string[], closed: 0, sourceClosed: 0 };
  const queue = createLatestQueue<string>(() => (seen.sourceClosed += 1));
  const expirable = createExpirable(queue.iterator, {
    onResult: (result) => seen.results.push(result),
    onClose: () => (seen.closed += 1),
  });
  const expire = (last: string) => {
    expirable.expire(last);
  };
  return { seen, queue, results: expirable.results, expire };
}

describe('results that can be ended from outside', () => {
  it('are those of the source, until it ends', async () => {
    const { seen, queue, results } = setUp();
    queue.push('a', '1');
    queue.end();
    expect([(await results.next()).value, (await results.next()).done]).toEqual(['1', true]);
    expect(seen).toEqual({ results: ['1'], closed: 1, sourceClosed: 1 });
  });

  it('end with a last one for a consumer that waits', async () => {
    const { seen, results, expire } = setUp();
    const next = results.next();
    expire('last');
    expect(await next).toEqual({ done: false, value: 'last' });
    expect((await results.next()).done).toBe(true);
    expect(seen).toMatchObject({ closed: 1, sourceClosed: 1 });
  });

  it('end with a last one for a consumer that is busy with the one before', async () => {
    const { queue, results, expire } = setUp();
    queue.push('a', '1');
    await results.next();
    expire('last');
    expect(await results.next()).toEqual({ done: false, value: 'last' });
    expect((await results.next()).done).toBe(true);
  });

  it('end at once when the consumer leaves, also while it waits, and do not expire afterwards', async () => {
    const { seen, results, expire } = setUp();
    const next = results.next();
    await results.return?.();
    expire('last');
    expect((await next).done).toBe(true);
    expect((await results.next()).done).toBe(true);
    expect(seen).toEqual({ results: [], closed: 1, sourceClosed: 1 });
  });
});
