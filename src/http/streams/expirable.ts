/** Results that can be ended from outside, although the consumer waits for the next one. */
export interface Expirable<T> {
  readonly results: AsyncIterableIterator<T>;
  /** Ends the results with a last one, and their source. */
  expire(last: T): void;
}

export interface ExpirableOptions<T> {
  /** Called with each result of the source. */
  readonly onResult: (result: T) => void;
  /** Called once, when no further result is requested. */
  readonly onClose: () => void;
}

export function createExpirable<T>(
  source: AsyncIterator<T>,
  { onResult, onClose }: ExpirableOptions<T>,
): Expirable<T> {
  const done = { done: true, value: undefined } as const;
  let last: { readonly value: T } | undefined;
  let isClosed = false;
  let waiting: ((result: IteratorResult<T>) => void) | undefined;

  const close = () => {
    if (isClosed) return;
    isClosed = true;
    onClose();
    void source.return?.().catch(() => undefined);
  };
  const takeLast = (): IteratorResult<T> => {
    const result = last ? { done: false as const, value: last.value } : done;
    last = undefined;
    return result;
  };

  return {
    expire(value) {
      if (isClosed) return;
      last = { value };
      close();
      waiting?.(takeLast());
    },
    results: {
      next() {
        if (isClosed) return Promise.resolve(takeLast());
        return new Promise((resolve, reject) => {
          waiting = resolve;
          source.next().then((result) => {
            if (result.done) close();
            else onResult(result.value);
            if (waiting === resolve) waiting = undefined;
            resolve(result);
          }, reject);
        });
      },
      return() {
        last = undefined;
        close();
        waiting?.(done);
        return Promise.resolve(done);
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    },
  };
}
