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
import { type CostQuestion, operationCost } from './cost.js';
import type { GraphQLLimits } from './graphql-limits.js';
import { LimitError } from './limit-error.js';
import { maxListLength } from './list-items.js';

type Variables = CostQuestion['variables'];

/** Lists in variables; of a list of representations, which has a limit of its own, only what is in it. */
function checkLists(operation: OperationDefinitionNode, variables: Variables, limit: number): void {
  for (const { variable, type } of operation.variableDefinitions ?? []) {
    const value = variables[variable.name.value];
    const ofEntities = /\b_Any\b/.test(print(type)) && Array.isArray(value);
    const inIt: unknown[] = ofEntities ? value : [value];
    if (inIt.some((one) => maxListLength(one) > limit)) throw new LimitError('LIST_LIMIT_EXCEEDED', limit);
  }
}

/** Whether execution will refuse the variables: then there is nothing to count, and it says best what is wrong. */
function variablesAreWrong(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Variables,
): boolean {
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
    maxErrors: 1,
  });
  return errors !== undefined;
}

function checkCost(question: CostQuestion, limits: GraphQLLimits): void {
  try {
    if (operationCost(question, limits) > limits.cost) {
      throw new LimitError('COST_LIMIT_EXCEEDED', limits.cost);
    }
  } catch (error) {
    if (!(error instanceof GraphQLError) || error instanceof LimitError) throw error;
    const extensions = { code: ApolloServerErrorCode.BAD_USER_INPUT, http: { status: 400 } };
    throw new GraphQLError(error.message, { ...(error.nodes && { nodes: error.nodes }), extensions });
  }
}

/** Refuses an operation whose variables or cost are over the limits, before any of it is executed. */
export function limitOperations(limits: GraphQLLimits): ApolloServerPlugin<GraphQLContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ schema, document, operation, request }) {
          // Without one, execution says that there is no such operation.
          if (!operation) return Promise.resolve();
          const variables = request.variables ?? {};
          checkLists(operation, variables, limits.listItems);
          if (!variablesAreWrong(schema, operation, variables)) {
            checkCost({ schema, document, operation, variables }, limits);
          }
          return Promise.resolve();
        },
      }),
  };
}
