/**
 * The server whose price is measured, in a process of its own. A message is answered with what was counted since the one
 * before: bytes that were allocated, and promises if they are counted, which allocates memory itself.
 */
import { createHook } from 'node:async_hooks';
import process from 'node:process';
import { getHeapStatistics } from 'node:v8';
import { createApp } from '../../dist/app.js';
import { loadConfig } from '../../dist/config/load-config.js';

export interface Counted {
  readonly bytes: number;
  readonly promises: number;
}

let promises = 0;
const hook = createHook({
  init: (_id, type) => {
    if (type === 'PROMISE') promises += 1;
  },
});

/** Not every version of Node.js counts them. A price of 0 would be within any bound. */
function readBytes(): number {
  const { total_allocated_bytes: bytes } = getHeapStatistics() as { total_allocated_bytes?: number };
  if (bytes === undefined) throw new Error(`Node.js ${process.version} does not count allocated bytes.`);
  return bytes;
}

let before = { bytes: readBytes(), promises };

process.on('message', (command: 'count' | 'count promises') => {
  const now = { bytes: readBytes(), promises };
  const counted: Counted = { bytes: now.bytes - before.bytes, promises: now.promises - before.promises };
  if (command === 'count promises') hook.enable();
  before = { bytes: readBytes(), promises };
  process.send?.(counted);
});

const app = await createApp({ config: loadConfig(process.env) });
const url = await app.start();
process.on('disconnect', () => process.exit());
process.send?.(url);
