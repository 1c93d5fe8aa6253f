/** A value of each object, such as a request. */
interface AttachedValue<Owner extends object, Value> {
  get(owner: Owner): Value | undefined;
  set(owner: Owner, value: Value): void;
}

/**
 * Keeps a value on each object itself. For a WeakMap, the garbage collector would keep each value, with all that it refers
 * to, until a major collection.
 */
export function createAttachedValue<Owner extends object, Value>(
  description: string,
): AttachedValue<Owner, Value> {
  const key = Symbol(description);
  type Holder = Owner & { [key]?: Value };
  return {
    get: (owner: Holder) => owner[key],
    set(owner: Holder, value) {
      owner[key] = value;
    },
  };
}
