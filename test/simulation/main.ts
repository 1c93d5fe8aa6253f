import { parseArgs } from 'node:util';
import { generatePlan } from './generate.js';
import { brokenRules } from './invariants.js';
import { type Rule, rules as allRules } from './invariants/violation.js';
import { toleratedRules } from './known-faults.js';
import { reportFailure } from './report.js';
import { simulate } from './simulate.js';
import { addRun, createStatistics, describeStatistics } from './statistics.js';

const options = {
  seeds: { type: 'string', default: '10000' },
  from: { type: 'string', default: '1' },
  seed: { type: 'string' },
  /** Shrink the first seed that breaks this rule. */
  rule: { type: 'string' },
} as const;

function isRule(name: string): name is Rule {
  return Object.hasOwn(allRules, name);
}

async function runOne(seed: number, only: string | undefined): Promise<number> {
  const plan = generatePlan(seed);
  const broken = brokenRules(await simulate(plan)).filter((rule) => only === undefined || rule === only);
  console.log(broken.length > 0 ? await reportFailure(plan, broken) : `Seed ${seed} breaks no rule.`);
  return broken.length > 0 ? 1 : 0;
}

/** Runs seeds and prints what came of them; returns the exit code: 1 where a rule was broken that is not tolerated. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options });
  const { rule } = values;
  if (rule !== undefined && !isRule(rule)) {
    console.error(`Expected one of the rules ${Object.keys(allRules).join(', ')}, got ${rule}.`);
    return 2;
  }
  if (values.seed !== undefined) return runOne(Number(values.seed), rule);
  const from = Number(values.from);
  const statistics = createStatistics();
  const started = performance.now();
  let failure: { readonly seed: number; readonly rules: readonly Rule[] } | undefined;
  for (let seed = from; seed < from + Number(values.seeds); seed += 1) {
    const run = await simulate(generatePlan(seed));
    const broken = brokenRules(run);
    addRun(statistics, run, broken);
    const bad = broken.filter((name) => (rule === undefined ? !toleratedRules.has(name) : name === rule));
    if (bad.length > 0) failure ??= { seed, rules: bad };
    if (failure && rule !== undefined) break;
  }
  console.log(describeStatistics(statistics, (performance.now() - started) / 1000));
  if (!failure) return 0;
  console.log(await reportFailure(generatePlan(failure.seed), failure.rules));
  return 1;
}
