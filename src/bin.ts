#!/usr/bin/env node
/** The command. Checks the version of Node.js before it loads code that an old version cannot parse. */
import process from 'node:process';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 19)) {
  process.stderr.write(
    `graph-case-operations requires Node.js 22.19 or newer, found ${process.versions.node}.\n`,
  );
  process.exit(1);
}
await import('./main.js');
