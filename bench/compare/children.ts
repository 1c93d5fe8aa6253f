import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

export interface ChildOptions {
  /** The script, from the working directory of this process. */
  readonly program: string;
  readonly args?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** The processors that it may use, as taskset writes them. @default all */
  readonly cores?: string | undefined;
}

export interface Child {
  readonly pid: number;
  /** What the pattern has matched in its first lines. */
  readonly address: string;
  readonly end: () => Promise<void>;
}

const startTimeoutMs = 60_000;
/** Process groups, so that what a child has started ends with it. */
const running = new Set<Group>();

interface Group {
  readonly leader: ChildProcess;
  readonly folder: string;
}

function kill({ leader: { pid } }: Group): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

/** Whatever ends this process ends its children too. */
export function endChildrenWithProcess(): void {
  process.on('exit', () => {
    for (const group of running) {
      kill(group);
      rmSync(group.folder, { recursive: true, force: true });
    }
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => process.exit(130));
  }
}

/** Runs this process, with all its threads, on these processors. */
export function pinThisProcess(cores: string): void {
  const { status, stderr } = spawnSync('taskset', ['-a', '-p', '-c', cores, String(process.pid)]);
  if (status !== 0) throw new Error(`taskset failed: ${String(stderr)}`);
}

/** Starts a program in a temporary folder, or in the folder that is given. */
function startGroup({ program, args = [], environment, cores }: ChildOptions, cwd?: string): Group {
  const folder = mkdtempSync(join(tmpdir(), 'case-operations-bench-'));
  // A pipe would make this process work for what a candidate logs.
  const errors = openSync(join(folder, 'stderr'), 'w');
  const pin = cores === undefined ? [] : ['taskset', '-c', cores];
  const [command = '', ...rest] = [...pin, process.execPath, resolve(program), ...args];
  const leader = spawn(command, rest, {
    cwd: cwd ?? folder,
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', errors],
    detached: true,
  });
  closeSync(errors);
  const group = { leader, folder };
  running.add(group);
  return group;
}

async function endGroup(group: Group): Promise<void> {
  const { leader, folder } = group;
  const exited = leader.exitCode === null && leader.signalCode === null ? once(leader, 'exit') : undefined;
  kill(group);
  await exited;
  running.delete(group);
  rmSync(folder, { recursive: true, force: true });
}

async function waitForAddress({ leader }: Group, pattern: RegExp): Promise<string> {
  let output = '';
  return new Promise<string>((done, fail) => {
    leader.stdout?.on('data', (chunk: Buffer) => {
      output += String(chunk);
      const [, address] = pattern.exec(output) ?? [];
      if (address !== undefined) done(address);
    });
    leader.once('error', fail);
    leader.once('exit', (code) => {
      fail(new Error(`ended with ${String(code)}`));
    });
    setTimeout(() => {
      fail(new Error(`did not start in ${startTimeoutMs / 1000} s`));
    }, startTimeoutMs).unref();
  });
}

/** Starts a program in a folder of its own, and waits until it prints its address. */
export async function startChild(options: ChildOptions, pattern: RegExp): Promise<Child> {
  const group = startGroup(options);
  try {
    const address = await waitForAddress(group, pattern);
    return { pid: group.leader.pid ?? 0, address, end: () => endGroup(group) };
  } catch (error) {
    const errors = readFileSync(join(group.folder, 'stderr'), 'utf8');
    await endGroup(group);
    throw new Error(`${options.program} ${(error as Error).message}: ${errors}`, { cause: error });
  }
}

/** Runs a program in the working directory of this process until it ends. Returns what it has printed. */
export async function runToEnd(options: ChildOptions): Promise<string> {
  const group = startGroup(options, process.cwd());
  const output = group.leader.stdout ? await text(group.leader.stdout) : '';
  await endGroup(group);
  return output;
}
