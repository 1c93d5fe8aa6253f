import { GraphQLScalarType, Kind } from 'graphql';
import { GraphQLJSONObject } from 'graphql-scalars';
import { GraphQLError } from 'graphql';

function onlyText(value: unknown): string {
  if (typeof value !== 'string')
    throw new GraphQLError('A DateTime is a string, like "2026-08-31T13:45:00Z".');
  return value;
}

/**
 * Text in, text out: the digits of Graph are kept. Whether a text is a possible date-time is checked by the
 * domain, so that a mutation answers with `userErrors` and the path, not with a top-level error.
 */
export const DateTime = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description:
    'A date-time as RFC 3339 text with an offset and up to seven fraction digits, ' +
    'such as `2026-08-31T13:45:00.1234567Z`. Kept to the digit, in and out.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: onlyText,
  parseValue: onlyText,
  parseLiteral: (node) => onlyText(node.kind === Kind.STRING ? node.value : undefined),
});

/** OData's Edm.Int64. Always text: a JSON number is exact to 2^53 only, and a type that varies breaks clients. */
export const Int64 = new GraphQLScalarType<string, string>({
  name: 'Int64',
  description: 'A whole number of 64 bits as a string of decimal digits, such as `"9007199254740993"`.',
  serialize: String,
});

/** A JSON object, as it goes over the wire. */
export const JSONObject = GraphQLJSONObject;
