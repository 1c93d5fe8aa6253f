/** tsc writes files that cannot be executed; the bin must be one that can. */
import { chmodSync } from 'node:fs';

chmodSync(new URL('../dist/bin.js', import.meta.url), 0o755);
