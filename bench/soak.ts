/**
 * Sends 10,000 updates, a fifth of them with faults in Graph, which changes its behaviour every 250 updates: lag,
 * normalisation, read-only properties, a quota. Compares the outcomes that the callers receive with those in the sandbox. Exits with 1 when an outcome is false. Arguments: number of updates, seed.
 */
import { createApp } from '../dist/app.js';
import { loadConfig } from '../dist/config/load-config.js';
import { startSandbox } from '../dist/sandbox/server.js';
import { virtualClock } from '../test/testkit/virtual-clock.ts';
import { soak } from './soak-run.ts';

const updates = Number(process.argv[2] ?? 10_000);
const seed = Number(process.argv[3] ?? 1);
const clock = virtualClock();
// The sandbox has the clock of the server, so that reads lag by what the server waits.
const startOnClock = () => startSandbox({ now: () => clock.date() });
const result = await soak({
  startSandbox: startOnClock,
  createApp,
  loadConfig,
  updates,
  faultShare: 0.2,
  seed,
  clock,
});

const { sent, outcomes, faults, behaviours, falseOutcomes, requests, seconds } = result;
console.log(`updates: ${sent} of ${updates} in ${seconds.toFixed(1)} s, seed ${seed}`);
console.log(`upstream requests: ${requests}`);
console.log('outcomes:', outcomes);
console.log('behaviours:', behaviours);
console.log('scripted faults:', faults);
console.log(`false outcomes: ${falseOutcomes.length}`);
for (const outcome of falseOutcomes.slice(0, 20)) console.log(`  ${outcome}`);
process.exitCode = falseOutcomes.length > 0 || sent < updates ? 1 : 0;
