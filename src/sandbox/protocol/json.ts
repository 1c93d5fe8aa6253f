/** A JSON object as Graph sends it. An Int64 that a JavaScript number would round is a bigint. */
export type JsonObject = Readonly<Record<string, unknown>>;

// In every engine since Node 21, but not yet in the es2023 library that the compiler is given.
const { rawJSON } = JSON as unknown as { rawJSON: (text: string) => unknown };

/** JSON text in which a bigint is a plain number, exact to the digit. */
export function toJsonText(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'bigint' ? rawJSON(item.toString()) : item,
  );
}

/** The parsed JSON, or undefined when the text is not JSON. */
export function fromJsonText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** True for `{…}`: not for null, not for a list. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
