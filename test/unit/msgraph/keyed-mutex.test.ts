import { createKeyedMutex } from '../../../src/msgraph/keyed-mutex.js';

describe('a keyed mutex', () => {
  it('runs tasks of one key in order of arrival, one at a time', async () => {
    const mutex = createKeyedMutex();
    const log: string[] = [];
    const task = (name: string) => async () => {
      log.push(`${name} begins`);
      await new Promise(setImmediate);
      log.push(`${name} ends`);
      return name;
    };
    const all = ['a', 'b', 'c'].map((name) => mutex('key', task(name)));
    await expect(Promise.all(all)).resolves.toEqual(['a', 'b', 'c']);
    expect(log).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  it('runs tasks of different keys concurrently', async () => {
    const mutex = createKeyedMutex();
    const { promise, resolve } = Promise.withResolvers<string>();
    const first = mutex('a', () => promise);
    await mutex('b', () => {
      resolve('done');
      return Promise.resolve();
    });
    await expect(first).resolves.toBe('done');
  });

  it('continues after a task that fails', async () => {
    const mutex = createKeyedMutex();
    const failed = mutex('a', () => Promise.reject(new Error('no')));
    const next = mutex('a', () => Promise.resolve(1));
    await expect(failed).rejects.toThrow('no');
    await expect(next).resolves.toBe(1);
  });
});
