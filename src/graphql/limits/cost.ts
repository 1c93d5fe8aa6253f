import type { FieldNode, GraphQLArgument } from 'graphql';
import { defaultPageSize } from '../../domain/lists/page.js';
import type { GraphQLLimits } from './graphql-limits.js';
import { LimitError } from './limit-error.js';

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

export type CostLimits = Pick<GraphQLLimits, 'cost' | 'entities' | 'pageSize'>;

/** The argument that determines the number of items. */
interface CountedArgument {
  readonly name: string;
  readonly count: (value: unknown, limits: CostLimits) => number;
}

/** The cost of a field: a fixed part, and for each item another one with the cost of the selections. */
export interface FieldCost {
  readonly fixed: number;
  readonly perItem: number;
  readonly items: number | CountedArgument;
}

function withSelections(fixed: number): FieldCost {
  return { fixed, perItem: 0, items: 1 };
}

function getLength(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}

function countRepresentations(representations: unknown, { entities }: CostLimits): number {
  const count = getLength(representations);
  if (count > entities) throw new LimitError('ENTITY_LIMIT_EXCEEDED', entities);
  return count;
}

/** Root fields that do not cost one read. The default is a read, so a new root field costs a read. */
const rootFieldCosts: Readonly<Record<string, FieldCost>> = {
  'Query._service': withSelections(1),
  'Query._entities': {
    fixed: 1,
    perItem: readCost,
    items: { name: 'representations', count: countRepresentations },
  },
  'Subscription.caseOperationsProgress': withSelections(listCost),
  'Mutation.updateCaseOperation': withSelections(changeCost),
  'Mutation.updateCaseOperations': {
    fixed: 1,
    perItem: changeCost,
    items: { name: 'input', count: (input) => getLength((input as { updates?: unknown }).updates) },
  },
};

/** Number of items that `first` requests. Values out of range are rejected later, but must not count less than 0. */
function countItems(first: unknown, { pageSize }: CostLimits): number {
  const requested = typeof first === 'number' ? first : defaultPageSize;
  return Math.min(Math.max(requested, 0), pageSize);
}

const listFieldCost: FieldCost = {
  fixed: listCost,
  perItem: 0,
  items: { name: 'first', count: countItems },
};

/** A field of the schema. */
export interface CostedField {
  readonly typeName: string;
  readonly fieldName: string;
  readonly args: readonly Pick<GraphQLArgument, 'name'>[];
  /** Whether its type is that of an operation. */
  readonly isRoot: boolean;
}

export function getFieldCost({ typeName, fieldName, args, isRoot }: CostedField): FieldCost {
  if (args.some(({ name }) => name === 'first')) return listFieldCost;
  const name = `${typeName}.${fieldName}`;
  if (isRoot && !fieldName.startsWith('__')) return rootFieldCosts[name] ?? withSelections(readCost);
  return { fixed: longValueCosts[name] ?? 1, perItem: 0, items: assumedItems[name] ?? 1 };
}

function getAliasCost({ alias }: FieldNode): number {
  return Math.floor((alias?.value.length ?? 0) / aliasCharacters);
}

/** The cost of a field with a number of items, each with selections of this cost. */
export function computeCost(
  { fixed, perItem }: FieldCost,
  node: FieldNode,
  items: number,
  selectionsCost: number,
): number {
  const cost = fixed + items * (perItem + selectionsCost) + getAliasCost(node);
  return Math.min(cost, Number.MAX_SAFE_INTEGER);
}
