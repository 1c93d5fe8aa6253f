/** Integers of 16 digits or more, which a double could round. */
const longNumber = /\d{16}/;

interface ReviverContext {
  /** The source of a primitive in the JSON. */
  readonly source?: string;
}

function keepDigits(_key: string, value: unknown, context?: ReviverContext): unknown {
  const isRounded = typeof value === 'number' && !Number.isSafeInteger(value);
  const source = context?.source ?? '';
  return isRounded && /^-?\d+$/.test(source) ? BigInt(source) : value;
}

/**
 * Parses a response body. Integers beyond 2^53 become an exact bigint.
 *
 * Returns undefined for an empty string and for invalid JSON.
 */
export function parseJson(body: string): unknown {
  const json = body.replace(/^\uFEFF/, '');
  try {
    return longNumber.test(json) ? JSON.parse(json, keepDigits) : JSON.parse(json);
  } catch {
    return undefined;
  }
}
