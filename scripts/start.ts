/**
 * Starts the compiled server, with the arguments of the command line, and builds the playground in the background
 * where it is out of date: GraphQL does not wait for it.
 */
import { spawn } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const toUrl = (relative: string) => new URL(`../${relative}`, import.meta.url);

// In this process, so that signals reach the server directly. Resolves when the server listens.
await import(toUrl('dist/bin.js').href);

if (process.argv.length === 2) {
  const build = spawn(process.execPath, [fileURLToPath(toUrl('scripts/build-playground.ts'))], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const kill = () => build.kill();
  process.once('exit', kill);
  build.once('close', (code) => {
    process.off('exit', kill);
    if (code !== 0) process.stderr.write('The playground could not be built. GraphQL works without it.\n');
  });
}
