import { GraphQLError, OperationTypeNode, type ValidationRule } from 'graphql';

/** Rejects subscriptions: they need a transport that streams several responses. */
export const noSubscription: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (node.operation !== OperationTypeNode.SUBSCRIPTION) return;
    context.reportError(
      new GraphQLError('Subscriptions are not served over this transport.', { nodes: node }),
    );
  },
});
