/**
 * Converts an enum member to the spelling of Graph: `CONTENT_EXPORT` to `contentExport`.
 *
 * One spelling follows from the other, so no table is needed.
 */
export function toWire(member: string): string {
  return member.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** An enum value or flags, and the original string. */
export interface ReadEnum<T> {
  readonly value: T | null;
  readonly raw: string | null;
}

/**
 * Creates a reader for one enumeration. It never throws: it returns `UNKNOWN_FUTURE_VALUE` for an unknown member and
 * null for an empty string or another type; `raw` is the original string.
 */
export function createEnumReader<T extends string>(members: readonly T[]) {
  const known = new Map<string, T>(members.map((member) => [toWire(member), member]));
  const unknown = known.get('unknownFutureValue') ?? null;
  return (value: unknown): ReadEnum<T> => {
    if (typeof value !== 'string') return { value: null, raw: null };
    return { value: value === '' ? null : (known.get(value) ?? unknown), raw: value };
  };
}

/** Creates a reader for flags, which Graph sends as one string: `originalFiles, tags`. Unknown members become one. */
export function createFlagsReader<T extends string>(members: readonly T[]) {
  const readMember = createEnumReader(members);
  return (value: unknown): ReadEnum<readonly T[]> => {
    if (typeof value !== 'string') return { value: null, raw: null };
    const values = value
      .split(',')
      .map((part) => readMember(part.trim()).value)
      .filter((member) => member !== null);
    return { value: [...new Set(values)], raw: value };
  };
}
