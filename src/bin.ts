#!/usr/bin/env node
/** The command. Looks at Node's version before anything is loaded that an old one cannot even parse. */
import process from 'node:process';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 19)) {
  process.stderr.write(
    `graph-case-operations needs Node.js 22.19 or newer; this is ${process.versions.node}.\n`,
  );
  process.exit(1);
}
await import('./main.js');
