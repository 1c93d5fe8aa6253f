/** A JSON object as Graph sends it. An Int64 that a JavaScript number would round is a bigint. */
export type JsonObject = Readonly<Record<string, unknown>>;

// Every engine since Node 21 has it, but not the es2023 library of the compiler.
const { rawJSON } = JSON as unknown as { rawJSON: (text: string) => unknown };

/** Serializes a bigint as a plain number, exact to the digit. */
export function stringifyJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'bigint' ? rawJSON(item.toString()) : item,
  );
}

/** The parsed JSON, or undefined when the string is not valid JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** True for `{…}`: neither null nor a list. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
