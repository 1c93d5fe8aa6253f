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
import { forgetLocations } from './forget-locations.js';
import type { GraphQLLimits } from './graphql-limits.js';
import { LimitError } from './limit-error.js';
import { maxNesting, measureInput } from './measure-input.js';

type Variables = CostRequest['variables'];

/** The size above which only the first error of the variables is reported: each error prints its value. */
const maxPrintedSize = 10_000;

/** Checks lists in variables. A list of representations has a separate limit, so only its items are checked. */
function checkLists(operation: OperationDefinitionNode, variables: Variables, limit: number): void {
  for (const { variable, type } of operation.variableDefinitions ?? []) {
    const value = variables[variable.name.value];
    const hasEntities = /\b_Any\b/.test(print(type)) && Array.isArray(value);
    const checked: unknown[] = hasEntities ? value : [value];
    if (checked.some((one) => measureInput(one).longestList > limit))
      throw new LimitError('LIST_LIMIT_EXCEEDED', limit);
  }
}

function checkNesting(...inputs: readonly unknown[]): void {
  if (inputs.some((input) => measureInput(input).depth > maxNesting))
    throw new LimitError('DEPTH_LIMIT_EXCEEDED', maxNesting);
}

function toInputError({ message, nodes }: GraphQLError): GraphQLError {
  const extensions = { code: ApolloServerErrorCode.BAD_USER_INPUT, http: { status: 400 } };
  return new GraphQLError(message, { ...(nodes && { nodes }), extensions });
}

/**
 * Whether execution will reject the variables; it reports more than one error.
 *
 * @throws GraphQLError the first error of large variables.
 */
function hasInvalidVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Variables,
): boolean {
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
    maxErrors: 1,
  });
  const [first] = errors ?? [];
  if (first && measureInput(variables).size > maxPrintedSize) throw toInputError(first);
  return first !== undefined;
}

function checkCost(request: CostRequest, limits: GraphQLLimits): void {
  try {
    if (operationCost(request, limits) > limits.cost) {
      throw new LimitError('COST_LIMIT_EXCEEDED', limits.cost);
    }
  } catch (error) {
    if (!(error instanceof GraphQLError) || error instanceof LimitError) throw error;
    throw toInputError(error);
  }
}

function checkOperation(request: CostRequest, limits: GraphQLLimits): void {
  const { schema, operation, variables } = request;
  checkLists(operation, variables, limits.listItems);
  if (!hasInvalidVariables(schema, operation, variables)) checkCost(request, limits);
}

/** What is checked of a request before it is executed. */
export interface CheckedRequest extends Omit<CostRequest, 'operation'> {
  /** Without one, execution reports that there is none of this name. */
  readonly operation: OperationDefinitionNode | undefined;
  readonly extensions: unknown;
}

/** Throws a GraphQLError for a request whose variables or cost exceed the limits. */
export function checkRequest(request: CheckedRequest, limits: GraphQLLimits): void {
  const { operation, variables, extensions, document } = request;
  checkNesting(variables, extensions);
  if (operation) checkOperation({ ...request, operation }, limits);
  forgetLocations(document);
}

/** Rejects an operation whose variables or cost exceed the limits, before it is executed. */
export function limitOperations(limits: GraphQLLimits): ApolloServerPlugin<GraphQLContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ schema, document, operation, request: { variables = {}, extensions } }) {
          checkRequest({ schema, document, operation, variables, extensions }, limits);
          return Promise.resolve();
        },
      }),
  };
}
