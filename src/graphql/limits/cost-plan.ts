import type { GraphQLError } from 'graphql';
import type { CostLimits } from './cost.js';
import { LimitError } from './limit-error.js';

/** An operation with fewer selections, with fragments expanded, has a cost; computing that of 10,000 takes some ms. */
const maxSelections = 10_000;

/** The computation of one cost. */
export interface CostRun {
  /** The coerced variables. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly limits: CostLimits;
  /** Number of selections so far, with fragments expanded. */
  selections: number;
  /** The last error of an argument; its field costs nothing. */
  error: GraphQLError | undefined;
  /** Names of the fragments that are being computed. */
  readonly fragments: Set<string>;
}

/** A cost that is the same for all variables. */
export interface ConstantCost {
  readonly selections: number;
  readonly cost: number;
}

/** How the cost of a part of an operation is found. */
export type CostPlan = ConstantCost | ((run: CostRun) => number);

export const noCost: ConstantCost = { selections: 0, cost: 0 };

/** @throws LimitError if there are too many selections. */
export function countSelections(run: CostRun, count: number): void {
  run.selections += count;
  if (run.selections >= maxSelections) throw new LimitError('COST_LIMIT_EXCEEDED', run.limits.cost);
}

export function runPlan(plan: CostPlan, run: CostRun): number {
  if (typeof plan === 'function') return plan(run);
  countSelections(run, plan.selections);
  return plan.cost;
}

/** A selection, and the object types whose values have it. */
export interface PlannedSelection {
  readonly types: readonly string[];
  readonly plan: CostPlan;
}

/** The cost for the most expensive type: a value has one of them. */
function findMaximum(selections: readonly PlannedSelection[], toCost: (plan: CostPlan) => number): number {
  const costs = new Map<string, number>();
  for (const { types, plan } of selections) {
    const cost = toCost(plan);
    for (const type of types) costs.set(type, (costs.get(type) ?? 0) + cost);
  }
  return Math.max(0, ...costs.values());
}

/** Plans a list of selections. */
export function combinePlans(selections: readonly PlannedSelection[]): CostPlan {
  const constants = selections.flatMap(({ plan }) => (typeof plan === 'function' ? [] : [plan]));
  if (constants.length < selections.length) {
    return (run) => findMaximum(selections, (plan) => runPlan(plan, run));
  }
  return {
    selections: constants.reduce((sum, constant) => sum + constant.selections, 0),
    cost: findMaximum(selections, (plan) => (typeof plan === 'function' ? 0 : plan.cost)),
  };
}
