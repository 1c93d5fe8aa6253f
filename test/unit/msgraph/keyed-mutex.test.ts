import { createKeyedMutex } from '../../../src/msgraph/keyed-mutex.js';

describe('a sequence', () => {
  it('runs work of one key in the order of arrival, never two at once', async () => {
    const inSequence = createKeyedMutex();
    const log: string[] = [];
    const work = (name: string) => async () => {
      log.push(`${name} begins`);
      await new Promise(setImmediate);
      log.push(`${name} ends`);
      return name;
    };
    const all = ['a', 'b', 'c'].map((name) => inSequence('key', work(name)));
    await expect(Promise.all(all)).resolves.toEqual(['a', 'b', 'c']);
    expect(log).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  it('runs work of different keys side by side', async () => {
    const inSequence = createKeyedMutex();
    const { promise, resolve } = Promise.withResolvers<string>();
    const first = inSequence('a', () => promise);
    await inSequence('b', () => {
      resolve('done');
      return Promise.resolve();
    });
    await expect(first).resolves.toBe('done');
  });

  it('goes on after work that fails', async () => {
    const inSequence = createKeyedMutex();
    const failed = inSequence('a', () => Promise.reject(new Error('no')));
    const next = inSequence('a', () => Promise.resolve(1));
    await expect(failed).rejects.toThrow('no');
    await expect(next).resolves.toBe(1);
  });
});
