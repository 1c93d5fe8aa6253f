/**
 * Counts what makes an update and a start expensive, and fails above a bound: bytes that the server allocates and promises
 * that it makes for an update, bytes that it sends to Microsoft Graph, bytes of code that it loads at the start. Nothing
 * is timed, so the result does not depend on the machine. With a good reason for a higher price, raise the bound here.
 */
import { join } from 'node:path';
import process from 'node:process';
import { measureCode } from './price/measure-code.ts';
import { measureUpdates } from './price/measure-updates.ts';

/** A little above what was reached. */
const bounds = {
  'allocated bytes of an update': 98_000,
  'promises of an update': 72,
  'bytes of an update to Microsoft Graph': 600,
  'kilobytes of code at the start': 6_550,
};

const updates = await measureUpdates();
const prices: Record<keyof typeof bounds, number> = {
  'allocated bytes of an update': updates.allocatedBytes,
  'promises of an update': updates.promises,
  'bytes of an update to Microsoft Graph': updates.bytesToGraph,
  'kilobytes of code at the start': measureCode(join(import.meta.dirname, '../dist/bundle.js')) / 1_000,
};
for (const [name, price] of Object.entries(prices) as [keyof typeof bounds, number][]) {
  const isTooHigh = price > bounds[name];
  console.log(`${name}: ${price.toFixed(0)}, at most ${bounds[name]}${isTooHigh ? ': TOO HIGH' : ''}`);
  if (isTooHigh) process.exitCode = 1;
}
