import { GraphQLError, OperationTypeNode, type ValidationRule } from 'graphql';

/** Rejects everything else: the limits, logs and errors of queries and updates are those of ordinary requests. */
export const onlySubscriptions: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (node.operation === OperationTypeNode.SUBSCRIPTION) return;
    context.reportError(
      new GraphQLError('Only subscriptions are served over this transport.', { nodes: node }),
    );
  },
});

/** Rejects subscriptions: they need a transport that streams several responses. */
export const noSubscription: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (node.operation !== OperationTypeNode.SUBSCRIPTION) return;
    context.reportError(
      new GraphQLError('Subscriptions are not served over this transport.', { nodes: node }),
    );
  },
});
