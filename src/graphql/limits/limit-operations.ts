import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import { getVariableValues, GraphQLError, type OperationDefinitionNode, print } from 'graphql';
import type { GraphQLContext } from '../context.js';
import { compileCost, type CostedOperation, type OperationCost } from './compile-cost.js';
import { forgetLocations } from './forget-locations.js';
import type { GraphQLLimits } from './graphql-limits.js';
import { LimitError } from './limit-error.js';
import { type InputMeasurements, maxNesting, measureInput } from './measure-input.js';

type Variables = Readonly<Record<string, unknown>>;

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

function checkNesting(...inputs: readonly InputMeasurements[]): void {
  if (inputs.some(({ depth }) => depth > maxNesting))
    throw new LimitError('DEPTH_LIMIT_EXCEEDED', maxNesting);
}

function toInputError({ message, nodes }: GraphQLError): GraphQLError {
  const extensions = { code: ApolloServerErrorCode.BAD_USER_INPUT, http: { status: 400 } };
  return new GraphQLError(message, { ...(nodes && { nodes }), extensions });
}

/**
 * Coerces the variables; undefined if execution will reject them, which reports more than one error.
 *
 * @throws GraphQLError the first error of large variables.
 */
function coerceVariables(
  { schema, operation }: CostedOperation,
  variables: Variables,
  size: number,
): Variables | undefined {
  const definitions = operation.variableDefinitions ?? [];
  const { coerced, errors } = getVariableValues(schema, definitions, variables, { maxErrors: 1 });
  const [first] = errors ?? [];
  if (first && size > maxPrintedSize) throw toInputError(first);
  return coerced;
}

function checkCost(cost: OperationCost, variables: Variables, limit: number): void {
  try {
    const computed = typeof cost === 'number' ? cost : cost(variables);
    if (computed > limit) throw new LimitError('COST_LIMIT_EXCEEDED', limit);
  } catch (error) {
    if (!(error instanceof GraphQLError) || error instanceof LimitError) throw error;
    throw toInputError(error);
  }
}

/** What is checked of a request before it is executed. */
interface CheckedRequest extends Omit<CostedOperation, 'operation'> {
  /** Without one, execution reports that there is none of this name. */
  readonly operation: OperationDefinitionNode | undefined;
  readonly variables: Variables;
  readonly extensions: unknown;
}

/** Throws a GraphQLError for a request whose variables or cost exceed the limits. */
export type CheckRequest = (request: CheckedRequest) => void;

/** The cost of an operation is found once for each parsed document, which Apollo Server keeps. */
export function createRequestCheck(limits: GraphQLLimits): CheckRequest {
  const costs = new WeakMap<OperationDefinitionNode, OperationCost>();

  const getCost = (request: CostedOperation): OperationCost => {
    const known = costs.get(request.operation);
    if (known !== undefined) return known;
    const cost = compileCost(request, limits);
    costs.set(request.operation, cost);
    return cost;
  };

  const checkOperation = (request: CostedOperation, variables: Variables, measured: InputMeasurements) => {
    if (measured.longestList > limits.listItems) checkLists(request.operation, variables, limits.listItems);
    const cost = getCost(request);
    // Execution coerces the variables. A constant cost that is allowed does not depend on them.
    const isAllowed = typeof cost === 'number' && cost <= limits.cost;
    if (isAllowed && measured.size <= maxPrintedSize) return;
    const coerced = coerceVariables(request, variables, measured.size);
    if (coerced) checkCost(cost, coerced, limits.cost);
  };

  return ({ schema, document, operation, variables, extensions }) => {
    const measured = measureInput(variables);
    checkNesting(measured, measureInput(extensions));
    if (operation) checkOperation({ schema, document, operation }, variables, measured);
    forgetLocations(document);
  };
}

/** Rejects an operation whose variables or cost exceed the limits, before it is executed. */
export function limitOperations(limits: GraphQLLimits): ApolloServerPlugin<GraphQLContext> {
  const check = createRequestCheck(limits);
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ schema, document, operation, request: { variables = {}, extensions } }) {
          check({ schema, document, operation, variables, extensions });
          return Promise.resolve();
        },
      }),
  };
}
