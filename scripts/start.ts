/** Starts the built server. The playground is built beside it: the server does not wait for that. */
import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** Builds in a separate process group, so that all of it ends with the server. */
function buildPlayground(): void {
  const { pid } = spawn(process.execPath, [join(import.meta.dirname, 'build-playground.ts')], {
    detached: process.platform !== 'win32',
    // Standard output belongs to the server.
    stdio: ['ignore', process.stderr.fd, 'inherit'],
  });
  if (pid === undefined) return;
  setPriority(pid, 10);
  process.on('exit', () => {
    try {
      process.kill(process.platform === 'win32' ? pid : -pid);
    } catch {
      // It has ended.
    }
  });
}

const { PLAYGROUND, NODE_ENV } = process.env;
const serves = process.argv.length === 2;
const isWanted = PLAYGROUND === undefined ? NODE_ENV !== 'production' : PLAYGROUND !== 'off';
if (serves && isWanted) buildPlayground();

await import(new URL('../dist/bin.js', import.meta.url).href);
