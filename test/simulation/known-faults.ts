import type { Rule } from './invariants/violation.js';

/**
 * Faults of the present program, by the numbers of the issue, with the rules that they break and the scenarios that
 * show them. The tests tolerate these only; who corrects one deletes its line.
 */
export const knownFaults: readonly {
  readonly fault: string;
  readonly rules: readonly Rule[];
  readonly scenarios: readonly string[];
}[] = [];

export const toleratedRules: ReadonlySet<Rule> = new Set(knownFaults.flatMap(({ rules }) => rules));
export const failingScenarios: ReadonlySet<string> = new Set(
  knownFaults.flatMap(({ scenarios }) => scenarios),
);
