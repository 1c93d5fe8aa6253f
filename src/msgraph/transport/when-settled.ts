/** As `finally`, which creates three promises where one is enough. `end` must not throw. */
export function whenSettled<T>(promise: Promise<T>, end: () => void): Promise<T> {
  return promise.then(
    (value) => {
      end();
      return value;
    },
    (error: unknown) => {
      end();
      throw error;
    },
  );
}
