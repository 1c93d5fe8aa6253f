import { GraphQLError, type ValidationRule } from 'graphql';

/** graphql-js ends its messages with names of the schema that come near to a wrong one. */
const suggestion = / ?Did you mean .*\?$/s;

export const introspectionIsOff = 'Introspection is off on this server (INTROSPECTION).';

/** A message of graphql-js without what it suggests. */
export function withoutSuggestion(message: string): string {
  return message.replace(suggestion, '');
}

/** `_service { sdl }` is the whole schema: without introspection it is refused as `__schema` is by Apollo Server. */
export const noServiceDefinition: ValidationRule = (context) => ({
  Field(node) {
    if (node.name.value !== '_service') return;
    context.reportError(new GraphQLError(introspectionIsOff, { nodes: node }));
  },
});
