import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The bytes of a file of the bundle and of those that it imports statically. */
export function measureCode(file: string, seen = new Set<string>()): number {
  if (seen.has(file)) return 0;
  seen.add(file);
  const code = readFileSync(file, 'utf8');
  const imported = [...code.matchAll(/^(?:import|\} from|export .* from) ?"(\.[^"]+)";$/gm)].map(
    ([, path = '']) => path,
  );
  const own = imported.map((path) => measureCode(join(dirname(file), path), seen));
  return own.reduce((sum, bytes) => sum + bytes, code.length);
}
