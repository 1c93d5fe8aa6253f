/**
 * Enum members at the border: `CONTENT_EXPORT` here is `contentExport` there.
 *
 * The two spellings follow from each other, so there is no table to keep in step.
 */
export function toWire(member: string): string {
  return member.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** An enum value, or flags, as known here, beside the text as it came. */
export interface ReadEnum<T> {
  readonly value: T | null;
  readonly raw: string | null;
}

/**
 * A reader for one enumeration. Total: an unknown member reads as `UNKNOWN_FUTURE_VALUE`, an empty text or
 * anything that is no text as null; `raw` keeps every text.
 */
export function enumReader<T extends string>(members: readonly T[]) {
  const known = new Map<string, T>(members.map((member) => [toWire(member), member]));
  const unknown = known.get('unknownFutureValue') ?? null;
  return (value: unknown): ReadEnum<T> => {
    if (typeof value !== 'string') return { value: null, raw: null };
    return { value: value === '' ? null : (known.get(value) ?? unknown), raw: value };
  };
}

/** A reader for flags, which travel as one text: `originalFiles, tags`. Unknown members fold into one. */
export function flagsReader<T extends string>(members: readonly T[]) {
  const readMember = enumReader(members);
  return (value: unknown): ReadEnum<readonly T[]> => {
    if (typeof value !== 'string') return { value: null, raw: null };
    const values = value
      .split(',')
      .map((part) => readMember(part.trim()).value)
      .filter((member) => member !== null);
    return { value: [...new Set(values)], raw: value };
  };
}
