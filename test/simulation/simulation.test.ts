import { generatePlan } from './generate.js';
import { brokenRules } from './invariants.js';
import { toleratedRules } from './known-faults.js';
import { reportFailure } from './report.js';
import { simulate } from './simulate.js';
import { traceOf } from './trace.js';

const firstSeed = 1;
const seeds = 3_000;

describe('the simulation', () => {
  it('gives the same trace, byte for byte, for the same seed', async () => {
    for (let seed = firstSeed; seed < firstSeed + 100; seed += 1) {
      const trace = traceOf(await simulate(generatePlan(seed)));
      expect(traceOf(await simulate(generatePlan(seed)))).toBe(trace);
    }
  });

  it(`finds no broken rule in ${seeds} seeds`, async () => {
    for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1) {
      const plan = generatePlan(seed);
      const broken = brokenRules(await simulate(plan)).filter((rule) => !toleratedRules.has(rule));
      if (broken.length > 0) throw new Error(await reportFailure(plan, broken));
    }
  }, 60_000);
});
