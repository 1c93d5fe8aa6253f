import { GraphQLError, type ValidationRule } from 'graphql';

/** The beginning of the suggestion, which is the end of a message of graphql-js. */
const suggestion = ' Did you mean ';

export const introspectionIsOff = 'Introspection is off on this server (INTROSPECTION).';

/**
 * A message of graphql-js without its suggestion. Looks for the last occurrence only, because the message also quotes
 * the request.
 */
export function withoutSuggestion(message: string): string {
  const start = message.endsWith('?') ? message.lastIndexOf(suggestion) : -1;
  return start < 0 ? message : message.slice(0, start);
}

/** Rejects `_service`, whose `sdl` is the whole schema, as Apollo Server rejects `__schema` if introspection is off. */
export const noServiceDefinition: ValidationRule = (context) => ({
  Field(node) {
    if (node.name.value !== '_service') return;
    context.reportError(new GraphQLError(introspectionIsOff, { nodes: node }));
  },
});
