/** Whole numbers that a double could round: 16 digits or more. */
const longNumber = /\d{16}/;

interface ReviverContext {
  /** The text of a primitive as it stands in the JSON. */
  readonly source?: string;
}

function keepDigits(_key: string, value: unknown, context?: ReviverContext): unknown {
  const rounded = typeof value === 'number' && !Number.isSafeInteger(value);
  const source = context?.source ?? '';
  return rounded && /^-?\d+$/.test(source) ? BigInt(source) : value;
}

/**
 * Parses a response body; whole numbers beyond 2^53 come as bigint, exact to the digit.
 *
 * Undefined for an empty text and for anything that is not JSON.
 */
export function parseJson(text: string): unknown {
  const json = text.replace(/^\uFEFF/, '');
  try {
    return longNumber.test(json) ? JSON.parse(json, keepDigits) : JSON.parse(json);
  } catch {
    return undefined;
  }
}
