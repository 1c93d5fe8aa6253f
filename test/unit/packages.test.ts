import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

const exclude = (name: string) => name === 'node_modules';
const locks = globSync('**/package-lock.json', { exclude });

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function readLock(lock: string) {
  return JSON.parse(readFileSync(lock, 'utf8')) as { packages: Record<string, Manifest> };
}

/** Folders whose modules run in one process with the program or with its tests. */
const inOneProcess = ['examples/gateway', 'test/browser', 'test/clients/generated'];

describe('the packages of the repository', () => {
  it('are at most 600 for building, starting and testing', () => {
    const forThisMachine = Object.values(readLock('package-lock.json').packages).filter(
      (entry) => !('os' in entry || 'cpu' in entry),
    );
    expect(forThisMachine.length).toBeLessThanOrEqual(600);
  });

  it.each(locks)('%s names no registry', (lock) => {
    expect(readFileSync(lock, 'utf8')).not.toContain('"resolved"');
  });

  it('have one version range each, wherever they are used', () => {
    const ranges = new Map<string, Set<string>>();
    for (const folder of locks.map(dirname)) {
      const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as Manifest;
      for (const [name, range] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
        ranges.set(name, (ranges.get(name) ?? new Set()).add(range));
      }
    }
    expect([...ranges].filter(([, { size }]) => size > 1)).toEqual([]);
  });

  it.each(inOneProcess)('%s does not have its own graphql: a process may load only one', (folder) => {
    const names = Object.keys(readLock(`${folder}/package-lock.json`).packages);
    expect(names.filter((name) => /(^|\/)node_modules\/graphql$/.test(name))).toEqual([]);
  });
});
