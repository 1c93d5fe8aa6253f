#!/usr/bin/env node
/** The command. Checks the version of Node.js before it loads code that an old version cannot parse. */
import module from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 19)) {
  process.stderr.write(
    `graph-case-operations requires Node.js 22.19 or newer, found ${process.versions.node}.\n`,
  );
  process.exit(1);
}

// The next start reads compiled code. A temporary folder that other users can write to would not be safe; where this
// one cannot be written, there is no cache, and Node.js prefers that of NODE_COMPILE_CACHE.
module.enableCompileCache(fileURLToPath(new URL('.compile-cache', import.meta.url)));

// V8 would allocate objects of requests in the old generation, because those of the first requests have survived some
// collections: each request would leave garbage there (docs/architecture.md, Memory of a request).
setFlagsFromString('--no-allocation-site-pretenuring');

// Loading code would grow the space for new objects to a size that an idle server keeps (`npm run bench:start`).
setFlagsFromString('--semi-space-growth-factor=1');
// scripts/bundle.ts makes this file of main.js.
await import(new URL('bundle.js', import.meta.url).href);
setFlagsFromString('--semi-space-growth-factor=2');
