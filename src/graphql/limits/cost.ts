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

/** Selections that the cost is computed of, fragments spread out: 10,000 take some ten milliseconds. */
const maxSelections = 10_000;

/** What graphql-query-complexity says of more selections than that; it has no code. */
const tooManySelections = 'Query exceeds the maximum allowed number of nodes.';

/** A list costs as much as 500 fields, however little of it is shown: it is asked for, read and ordered whole. */
const listCost = 500;

/** What may be a read of its own at Microsoft Graph costs as much as 100 fields: Graph allows few of them. */
const readCost = 100;

/** A change costs as much as ten fields: it is checked, sent, and perhaps read again. */
const changeCost = 10;

type Limits = Pick<GraphQLLimits, 'cost' | 'entities' | 'pageSize'>;

/** Items of the page that `first` asks for; what is out of range is refused later, and must not count less than 0. */
function pageItems(first: unknown, { pageSize }: Limits): number {
  const asked = typeof first === 'number' ? first : defaultPageSize;
  return Math.min(Math.max(asked, 0), pageSize);
}

function getLength(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}

/** Fields that the answer can have at most below and with one field; lists and changes cost more than they show. */
function computeCost(
  { type, field, args, childComplexity }: ComplexityEstimatorArgs,
  limits: Limits,
): number {
  if (field.args.some(({ name }) => name === 'first')) {
    return listCost + pageItems(args['first'], limits) * childComplexity;
  }
  switch (`${type.name}.${field.name}`) {
    case 'Query._entities': {
      const count = getLength(args['representations']);
      if (count > limits.entities) throw new LimitError('ENTITY_LIMIT_EXCEEDED', limits.entities);
      return 1 + count * (readCost + childComplexity);
    }
    case 'Query.caseOperation':
    case 'Query.ediscoveryCase':
      return readCost + childComplexity;
    case 'Mutation.updateCaseOperation':
      return changeCost + childComplexity;
    case 'Mutation.updateCaseOperations':
      return 1 + getLength((args['input'] as { updates?: unknown }).updates) * (changeCost + childComplexity);
    default:
      return 1 + childComplexity;
  }
}

export interface CostQuestion {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The fields that the answer of an operation can have at most, and what its lists and changes cost beside them.
 *
 * @throws LimitError with more representations than allowed, or more selections than can be looked at.
 * @throws GraphQLError with arguments or directives that have no value they could have.
 */
export function operationCost(
  { schema, document, operation, variables }: CostQuestion,
  limits: Limits,
): number {
  // With other operations in the document the library compares names, which an anonymous one does not have.
  const definitions = document.definitions.filter(
    (definition) => definition.kind !== Kind.OPERATION_DEFINITION || definition === operation,
  );
  try {
    return getComplexity({
      schema,
      query: { ...document, definitions },
      variables,
      estimators: [(field) => Math.min(computeCost(field, limits), Number.MAX_SAFE_INTEGER)],
      maxQueryNodes: maxSelections,
    });
  } catch (error) {
    if (error instanceof GraphQLError && error.message === tooManySelections) {
      throw new LimitError('COST_LIMIT_EXCEEDED', limits.cost);
    }
    throw error;
  }
}
