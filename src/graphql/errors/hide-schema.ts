import { GraphQLError, type ValidationRule } from 'graphql';

/** The end of graphql-js messages that suggest similar names of the schema. */
const suggestion = / ?Did you mean .*\?$/s;

export const introspectionIsOff = 'Introspection is off on this server (INTROSPECTION).';

/** A message of graphql-js without its suggestion. */
export function withoutSuggestion(message: string): string {
  return message.replace(suggestion, '');
}

/** Rejects `_service`, whose `sdl` is the whole schema, as Apollo Server rejects `__schema` if introspection is off. */
export const noServiceDefinition: ValidationRule = (context) => ({
  Field(node) {
    if (node.name.value !== '_service') return;
    context.reportError(new GraphQLError(introspectionIsOff, { nodes: node }));
  },
});
