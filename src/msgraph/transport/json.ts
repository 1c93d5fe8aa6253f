/** A number whose digits a double could round. It begins a value; ids and date-times, which are strings, do not match. */
const longNumber = /(?:^|[:[,])\s*-?[\d.]{16}/;

/** Sign, integer, fraction and exponent. */
const jsonNumber = /^(-?\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;

/** No number in a response of Graph is longer. */
const maxLength = 100;

interface ReviverContext {
  /** The source of a primitive in the JSON. */
  readonly source?: string;
}

/**
 * Returns the exact integer that a JSON number means; undefined for one with a fraction. Decimal forms such as
 * `9007199254740993.0` and `9.007199254740993e15` are integers too if they are in the range of Int64.
 */
function toExactInteger(source: string): bigint | undefined {
  const match = source.length <= maxLength ? jsonNumber.exec(source) : null;
  if (!match) return undefined;
  const [, integer = '', fraction = '', exponent] = match;
  const digits = BigInt(integer + fraction);
  const scale = Number(exponent ?? 0) - fraction.length;
  const factor = 10n ** BigInt(Math.abs(scale));
  if (scale < 0 && digits % factor !== 0n) return undefined;
  const value = scale < 0 ? digits / factor : digits * factor;
  const isDecimal = fraction !== '' || exponent !== undefined;
  return isDecimal && value !== BigInt.asIntN(64, value) ? undefined : value;
}

function keepDigits(_key: string, value: unknown, context?: ReviverContext): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  return toExactInteger(context?.source ?? '') ?? value;
}

/**
 * Parses a response body. Integers beyond 2^53 become an exact bigint.
 *
 * Returns undefined for an empty string and for invalid JSON.
 */
export function parseJson(body: string): unknown {
  const json = body.startsWith('\uFEFF') ? body.slice(1) : body;
  try {
    return longNumber.test(json) ? JSON.parse(json, keepDigits) : JSON.parse(json);
  } catch {
    return undefined;
  }
}
