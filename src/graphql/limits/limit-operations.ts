import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import {
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  print,
} from 'graphql';
import type { GraphQLContext } from '../context.js';
import { type CostRequest, operationCost } from './cost.js';
import type { GraphQLLimits } from './graphql-limits.js';
import { LimitError } from './limit-error.js';
import { maxListLength } from './list-items.js';

type Variables = CostRequest['variables'];

/** Checks lists in variables. A list of representations has a separate limit, so only its items are checked. */
function checkLists(operation: OperationDefinitionNode, variables: Variables, limit: number): void {
  for (const { variable, type } of operation.variableDefinitions ?? []) {
    const value = variables[variable.name.value];
    const hasEntities = /\b_Any\b/.test(print(type)) && Array.isArray(value);
    const checked: unknown[] = hasEntities ? value : [value];
    if (checked.some((one) => maxListLength(one) > limit)) throw new LimitError('LIST_LIMIT_EXCEEDED', limit);
  }
}

/** Whether execution will reject the variables; it has the better error message. */
function hasInvalidVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Variables,
): boolean {
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
    maxErrors: 1,
  });
  return errors !== undefined;
}

function checkCost(request: CostRequest, limits: GraphQLLimits): void {
  try {
    if (operationCost(request, limits) > limits.cost) {
      throw new LimitError('COST_LIMIT_EXCEEDED', limits.cost);
    }
  } catch (error) {
    if (!(error instanceof GraphQLError) || error instanceof LimitError) throw error;
    const extensions = { code: ApolloServerErrorCode.BAD_USER_INPUT, http: { status: 400 } };
    throw new GraphQLError(error.message, { ...(error.nodes && { nodes: error.nodes }), extensions });
  }
}

/** Rejects an operation whose variables or cost exceed the limits, before it is executed. */
export function limitOperations(limits: GraphQLLimits): ApolloServerPlugin<GraphQLContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ schema, document, operation, request }) {
          // Without an operation, execution reports that there is none of this name.
          if (!operation) return Promise.resolve();
          const variables = request.variables ?? {};
          checkLists(operation, variables, limits.listItems);
          if (!hasInvalidVariables(schema, operation, variables)) {
            checkCost({ schema, document, operation, variables }, limits);
          }
          return Promise.resolve();
        },
      }),
  };
}
