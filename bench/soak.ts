/** Ten thousand updates, a fifth of them with faults upstream: is what the callers are told true? Exits with 1 if not. */
import { createApp } from '../dist/app.js';
import { loadConfig } from '../dist/config/load-config.js';
import { startSandbox } from '../dist/sandbox/server.js';
import { virtualClock } from '../test/testkit/virtual-clock.ts';
import { soak } from './soak-run.ts';

const updates = Number(process.argv[2] ?? 10_000);
const seed = Number(process.argv[3] ?? 1);
const clock = virtualClock();
const result = await soak({ startSandbox, createApp, loadConfig, updates, faultShare: 0.2, seed, clock });

const { sent, outcomes, faults, falseAnswers, requests, seconds } = result;
console.log(`updates: ${sent} of ${updates} in ${seconds.toFixed(1)} s, seed ${seed}`);
console.log(`upstream requests: ${requests}`);
console.log('told:', outcomes);
console.log('faults scripted:', faults);
console.log(`false answers: ${falseAnswers.length}`);
for (const answer of falseAnswers.slice(0, 20)) console.log(`  ${answer}`);
process.exitCode = falseAnswers.length > 0 || sent < updates ? 1 : 0;
