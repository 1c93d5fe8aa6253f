/** A cache of what one GraphQL request reads; concurrent reads of one key share a promise. */
export function createPromiseCache<T>() {
  const entries = new Map<string, Promise<T>>();
  return {
    load(key: string, read: () => Promise<T>): Promise<T> {
      const known = entries.get(key);
      if (known) return known;
      const value = read();
      entries.set(key, value);
      return value;
    },
    prime(key: string, value: T) {
      if (!entries.has(key)) entries.set(key, Promise.resolve(value));
    },
    clear() {
      entries.clear();
    },
  };
}
