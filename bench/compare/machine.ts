import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import type { Candidate } from './candidates.ts';

/** Processors, as taskset writes them. */
export interface Cores {
  /** Of the candidates. */
  readonly serverCores: string;
  /** Of the load and of the fake Microsoft Graph. */
  readonly loadCores: string;
}

export function chooseCores(): Cores | undefined {
  const count = cpus().length;
  const hasTaskset = spawnSync('taskset', ['--version']).status === 0;
  return count < 2 || !hasTaskset ? undefined : { serverCores: '0', loadCores: `1-${count - 1}` };
}

function readVersion(folder: string): string {
  return (JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as { version: string }).version;
}

function findVersions(candidates: readonly Candidate[]): string[] {
  const names = [...new Set(candidates.flatMap(({ packages }) => packages))];
  return names.map((name) => {
    const own = `bench/candidates/node_modules/${name}`;
    return `${name} ${readVersion(existsSync(own) ? own : `node_modules/${name}`)}`;
  });
}

/** What a result depends on besides the code. */
export function describeMachine(candidates: readonly Candidate[], isPinned: boolean): string {
  const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout.trim();
  const cores = isPinned
    ? 'The server has one core; the load and the fake Microsoft Graph have the others.'
    : 'Not pinned: the server, the load and the fake Microsoft Graph share the cores.';
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores`;
  return [
    `${machine}, ${Math.round(totalmem() / 1024 ** 3)} GB, Linux ${release()}, Node ${process.version}. ${cores}`,
    `This server: ${readVersion('.')}, commit ${commit}. ${findVersions(candidates).join(', ')}.`,
  ].join('\n\n');
}
