import { GraphQLError, OperationTypeNode, type ValidationRule } from 'graphql';

/** A subscription is a stream: over a request with one answer it is refused, not begun. */
export const noSubscription: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (node.operation !== OperationTypeNode.SUBSCRIPTION) return;
    context.reportError(
      new GraphQLError('Subscriptions are not served over this transport.', { nodes: node }),
    );
  },
});
