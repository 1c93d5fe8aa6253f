/** An async iterator that keeps the newest value of each key, so that a slow consumer holds up nothing. */
export interface LatestQueue<T> {
  readonly iterator: AsyncIterableIterator<T>;
  /** Adds a value, in the place of one of the same key that was not taken yet. */
  push(key: string, value: T): void;
  /** Ends the iteration when all values have been taken. */
  readonly end: () => void;
  /** Ends the iteration with an error, when all values have been taken. */
  fail(error: unknown): void;
}

interface Taker<T> {
  readonly resolve: (result: IteratorResult<T>) => void;
  readonly reject: (error: unknown) => void;
}

/** @param onClose Called once, when no further value is taken: at the end, or when the consumer leaves. */
export function createLatestQueue<T>(onClose: () => void): LatestQueue<T> {
  const values = new Map<string, T>();
  const takers: Taker<T>[] = [];
  let end: { readonly error?: unknown } | undefined;
  let isClosed = false;

  const close = () => {
    if (isClosed) return;
    isClosed = true;
    onClose();
  };
  const settle = () => {
    while (values.size > 0 || end) {
      const taker = takers.shift();
      if (!taker) return;
      const [first] = values;
      if (first) {
        values.delete(first[0]);
        taker.resolve({ done: false, value: first[1] });
      } else {
        if (end && 'error' in end) taker.reject(end.error);
        else taker.resolve({ done: true, value: undefined });
        // A failed iteration has ended.
        end = {};
      }
    }
  };
  const finish = (how: { readonly error?: unknown } = {}) => {
    end ??= how;
    close();
    settle();
  };

  return {
    push(key, value) {
      if (isClosed) return;
      values.set(key, value);
      settle();
    },
    end: finish,
    fail(error) {
      finish({ error });
    },
    iterator: {
      next() {
        const { promise, ...taker } = Promise.withResolvers<IteratorResult<T>>();
        takers.push(taker);
        settle();
        return promise;
      },
      // Works while `next` waits, which the `return` of a generator does not.
      return() {
        values.clear();
        end = {};
        close();
        settle();
        return Promise.resolve({ done: true, value: undefined });
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    },
  };
}
