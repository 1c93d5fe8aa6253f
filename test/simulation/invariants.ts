import { checkFairness } from './invariants/load.js';
import { checkReads } from './invariants/reads.js';
import { checkOrder } from './invariants/order.js';
import { checkOutcomes } from './invariants/outcomes.js';
import type { Rule, Violation } from './invariants/violation.js';
import type { Run } from './simulate.js';

const checks: readonly ((run: Run) => Violation[])[] = [checkOutcomes, checkOrder, checkFairness, checkReads];

/** Everything in a run that must not be; empty for a run that is right. */
export function findViolations(run: Run): Violation[] {
  return checks.flatMap((check) => check(run));
}

/** The rules that a run breaks, each once. */
export function brokenRules(run: Run): Rule[] {
  return [...new Set(findViolations(run).map(({ rule }) => rule))];
}
