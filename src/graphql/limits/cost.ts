import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { type ComplexityEstimatorArgs, getComplexity } from 'graphql-query-complexity';
import { defaultPageSize } from '../../domain/lists/page.js';
import type { GraphQLLimits } from './graphql-limits.js';
import { LimitError } from './limit-error.js';

/** Maximum number of selections, with fragments expanded: computing the cost of 10,000 takes some 10 ms. */
const maxSelections = 10_000;

/** The message of graphql-query-complexity for more selections than that; its error has no code. */
const tooManySelections = 'Query exceeds the maximum allowed number of nodes.';

/**
 * A list costs as much as 1,500 fields, however few of its items are shown: it is read completely, and each is at least
 * one request of a quota that grants five a minute. With the default limit, one document reads at most 133 lists.
 */
const listCost = 1500;

/** A read costs as much as 100 fields: it may be a request to Microsoft Graph, which allows few of them. */
const readCost = 100;

/** The body of a planned request costs as much as 100 fields: it repeats strings of the input. */
const plannedBodyCost = 100;

/** The text of the schema costs as much as 5000 fields. */
const sdlCost = 5000;

/** An alias costs as much as one more field for each so many characters: the response repeats it with each item. */
const aliasCharacters = 16;

/** Number of items that lists without `first` are assumed to have. */
const assumedItems: Readonly<Record<string, number>> = {
  'UpdateCaseOperationPayload.userErrors': 20,
  'UpdateCaseOperationsPayload.userErrors': 20,
  '__Schema.types': 80,
  '__Schema.directives': 10,
  '__Type.fields': 10,
  '__Type.inputFields': 4,
  '__Type.enumValues': 5,
  '__Field.args': 2,
};

/** Fields whose value is long. */
const longValueCosts: Readonly<Record<string, number>> = {
  'CaseOperationPlannedRequest.body': plannedBodyCost,
  '_Service.sdl': sdlCost,
};

/** A change costs as much as 10 fields: it is validated, sent, and possibly read back. */
const changeCost = 10;

type Limits = Pick<GraphQLLimits, 'cost' | 'entities' | 'pageSize'>;

type FieldCost = (field: ComplexityEstimatorArgs, limits: Limits) => number;

function getLength(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}

const entitiesCost: FieldCost = ({ args, childComplexity }, { entities }) => {
  const count = getLength(args['representations']);
  if (count > entities) throw new LimitError('ENTITY_LIMIT_EXCEEDED', entities);
  return 1 + count * (readCost + childComplexity);
};

/** Root fields that do not cost one read. The default is a read, so a new root field costs a read. */
const rootFieldCosts: Readonly<Record<string, FieldCost>> = {
  'Query._service': ({ childComplexity }) => 1 + childComplexity,
  'Query._entities': entitiesCost,
  'Subscription.caseOperationsProgress': ({ childComplexity }) => listCost + childComplexity,
  'Mutation.updateCaseOperation': ({ childComplexity }) => changeCost + childComplexity,
  'Mutation.updateCaseOperations': ({ args, childComplexity }) =>
    1 + getLength((args['input'] as { updates?: unknown }).updates) * (changeCost + childComplexity),
};

/** Number of items that `first` requests. Values out of range are rejected later, but must not count less than 0. */
function countItems(first: unknown, { pageSize }: Limits): number {
  const requested = typeof first === 'number' ? first : defaultPageSize;
  return Math.min(Math.max(requested, 0), pageSize);
}

function getAliasCost({ node: { alias } }: ComplexityEstimatorArgs): number {
  return Math.floor((alias?.value.length ?? 0) / aliasCharacters);
}

/** The cost of a field with its selections. */
function computeCost(field: ComplexityEstimatorArgs, isRoot: boolean, limits: Limits): number {
  const { type, field: definition, args, childComplexity } = field;
  if (definition.args.some(({ name }) => name === 'first')) {
    return listCost + countItems(args['first'], limits) * childComplexity;
  }
  const name = `${type.name}.${definition.name}`;
  if (!isRoot || definition.name.startsWith('__')) {
    return (longValueCosts[name] ?? 1) + (assumedItems[name] ?? 1) * childComplexity;
  }
  const rootCost = rootFieldCosts[name];
  return rootCost ? rootCost(field, limits) : readCost + childComplexity;
}

export interface CostRequest {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The maximum number of fields in the response of an operation, plus the cost of its lists, reads and changes.
 *
 * @throws LimitError if there are more representations than allowed, or too many selections to compute the cost.
 * @throws GraphQLError if an argument or a directive has an invalid value.
 */
export function operationCost(
  { schema, document, operation, variables }: CostRequest,
  limits: Limits,
): number {
  // With other operations in the document the library compares names, which an anonymous operation does not have.
  const definitions = document.definitions.filter(
    (definition) => definition.kind !== Kind.OPERATION_DEFINITION || definition === operation,
  );
  const roots: readonly unknown[] = [
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getSubscriptionType(),
  ];
  try {
    return getComplexity({
      schema,
      query: { ...document, definitions },
      variables,
      estimators: [
        (field) => {
          const cost = computeCost(field, roots.includes(field.type), limits) + getAliasCost(field);
          return Math.min(cost, Number.MAX_SAFE_INTEGER);
        },
      ],
      maxQueryNodes: maxSelections,
    });
  } catch (error) {
    if (error instanceof GraphQLError && error.message === tooManySelections) {
      throw new LimitError('COST_LIMIT_EXCEEDED', limits.cost);
    }
    throw error;
  }
}
