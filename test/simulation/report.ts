import { brokenRules, findViolations } from './invariants.js';
import type { Rule } from './invariants/violation.js';
import { type Plan, faithful } from './plan.js';
import { shrink } from './shrink.js';
import { simulate } from './simulate.js';
import { describePlan, traceOf } from './trace.js';

/** The report of a failing plan: what it breaks, and the smallest plan found that still breaks one of the rules. */
export async function reportFailure(plan: Plan, rules: readonly Rule[]): Promise<string> {
  const wanted = new Set(rules);
  const fails = async (other: Plan) => brokenRules(await simulate(other)).some((rule) => wanted.has(rule));
  const smallest = await shrink(plan, fails);
  const run = await simulate(smallest);
  const violations = findViolations(run).map(
    ({ rule, update, detail }) => `${rule}${update === undefined ? '' : ` #${update}`}: ${detail}`,
  );
  return [
    `Seed ${plan.seed} breaks ${rules.join(', ')}. Run it with: npm run simulate -- --seed ${plan.seed}`,
    'Shrunk to:',
    describePlan(smallest, faithful),
    traceOf(run),
    ...violations,
  ].join('\n');
}
