import type { Rule } from './invariants/violation.js';

/** A fault of the present program: the rules that it breaks, and the scenarios that show it. */
interface KnownFault {
  readonly fault: string;
  readonly rules: readonly Rule[];
  readonly scenarios: readonly string[];
}

/** The tests tolerate these and no others. Whoever corrects one deletes its entry. */
const knownFaults: readonly KnownFault[] = [];

export const toleratedRules: ReadonlySet<Rule> = new Set(knownFaults.flatMap(({ rules }) => rules));
export const failingScenarios: ReadonlySet<string> = new Set(
  knownFaults.flatMap(({ scenarios }) => scenarios),
);
