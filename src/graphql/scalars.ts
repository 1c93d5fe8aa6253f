import { GraphQLScalarType, Kind } from 'graphql';
import { GraphQLJSONObject } from 'graphql-scalars';
import { GraphQLError } from 'graphql';

function requireString(value: unknown): string {
  if (typeof value !== 'string')
    throw new GraphQLError('A DateTime must be a string such as "2026-08-31T13:45:00Z".');
  return value;
}

/**
 * A string that is passed through unchanged, so that all fraction digits are kept. The domain validates it, so that a
 * mutation returns `userErrors` with the path instead of a top-level error.
 */
export const DateTime = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description:
    'An RFC 3339 date-time string with an offset and up to seven fraction digits, ' +
    'such as `2026-08-31T13:45:00.1234567Z`. All digits are preserved.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: requireString,
  parseValue: requireString,
  parseLiteral: (node) => requireString(node.kind === Kind.STRING ? node.value : undefined),
});

/** OData's Edm.Int64. Always a string: JSON numbers are exact to 2^53 only, and a varying type breaks clients. */
export const Int64 = new GraphQLScalarType<string, string>({
  name: 'Int64',
  description: 'A 64-bit integer as a string of decimal digits, such as `"9007199254740993"`.',
  serialize: String,
});

/** A JSON object. */
export const JSONObject = GraphQLJSONObject;
