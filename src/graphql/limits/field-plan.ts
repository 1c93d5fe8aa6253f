import { type FieldNode, getArgumentValues, GraphQLError, type GraphQLField } from 'graphql';
import { readConstantArguments } from './constant-arguments.js';
import { computeCost, type CostLimits, type FieldCost } from './cost.js';
import { type CostPlan, type CostRun, runPlan } from './cost-plan.js';

/** A field of an operation. */
export interface PlannedField {
  readonly node: FieldNode;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly cost: FieldCost;
  /** The plan of its selections. */
  readonly selections: CostPlan;
}

export interface FieldPlanOptions {
  readonly limits: CostLimits;
  /** Names of the variables of non-null types. */
  readonly nonNull: ReadonlySet<string>;
}

/** Number of items of a field, if it is the same for all variables and allowed. */
function getConstantItems(
  { node, definition, cost: { items } }: PlannedField,
  { limits, nonNull }: FieldPlanOptions,
): number | undefined {
  const counted = typeof items === 'number' ? undefined : items.name;
  const args = readConstantArguments(definition, node, { counted, nonNull });
  if (!args) return undefined;
  if (typeof items === 'number') return items;
  try {
    return items.count(args[items.name], limits);
  } catch {
    return undefined;
  }
}

/** Reads the arguments with the variables; undefined after an error. */
function readArguments({ node, definition }: PlannedField, run: CostRun) {
  try {
    return getArgumentValues(definition, node, run.variables);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    run.error = error;
    return undefined;
  }
}

/** Plans a field: its cost is constant unless its number of items or its selections depend on variables. */
export function planField(field: PlannedField, options: FieldPlanOptions): CostPlan {
  const { node, cost, selections } = field;
  const { items } = cost;
  const constantItems = getConstantItems(field, options);
  if (constantItems === undefined) {
    return (run) => {
      const args = readArguments(field, run);
      if (!args) return 0;
      const selectionsCost = runPlan(selections, run);
      const count = typeof items === 'number' ? items : items.count(args[items.name], run.limits);
      return computeCost(cost, node, count, selectionsCost);
    };
  }
  if (typeof selections === 'function') {
    return (run) => computeCost(cost, node, constantItems, selections(run));
  }
  return {
    selections: selections.selections,
    cost: computeCost(cost, node, constantItems, selections.cost),
  };
}
