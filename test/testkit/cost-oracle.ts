import {
  type DocumentNode,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { getComplexity } from 'graphql-query-complexity';
import { compileCost } from '../../src/graphql/limits/compile-cost.js';
import { computeCost, type CostLimits, getFieldCost } from '../../src/graphql/limits/cost.js';

export interface CostedRequest {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The first one. */
function getOperation(document: DocumentNode): OperationDefinitionNode {
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('The document has no operation.');
  return operation;
}

/** The cost according to this server. */
export function getOwnCost({ schema, document, variables }: CostedRequest, limits: CostLimits): number {
  const operation = getOperation(document);
  const cost = compileCost({ schema, document, operation }, limits);
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (!coerced) throw new Error('The variables are invalid.');
  return typeof cost === 'number' ? cost : cost(coerced);
}

/** The same cost according to graphql-query-complexity, which walks the document with its variables. */
export function getLibraryCost({ schema, document, variables }: CostedRequest, limits: CostLimits): number {
  const roots: readonly unknown[] = [
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getSubscriptionType(),
  ];
  return getComplexity({
    schema,
    query: document,
    variables: { ...variables },
    maxQueryNodes: 10_000,
    estimators: [
      ({ type, field, args, node, childComplexity }) => {
        const cost = getFieldCost({
          typeName: type.name,
          fieldName: field.name,
          args: field.args,
          isRoot: roots.includes(type),
        });
        const { items } = cost;
        const count = typeof items === 'number' ? items : items.count(args[items.name], limits);
        return computeCost(cost, node, count, childComplexity);
      },
    ],
  });
}

/** A cost, or the error instead of it. Too many selections are an error of another name. */
export function toOutcome(getCost: () => number): unknown {
  try {
    return getCost();
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const isTooMuch = error.message === 'Query exceeds the maximum allowed number of nodes.';
    return isTooMuch ? 'COST_LIMIT_EXCEEDED' : (error.extensions['code'] ?? error.message);
  }
}
