import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const main = resolve('dist/bin.js');

/** A running program, in a folder of its own and with only this environment. */
export interface Program {
  /** Standard output so far. */
  readonly output: () => string;
  readonly errors: () => string;
  /** Resolves with the first match in standard output; rejects when the program ends before. */
  waitFor(pattern: RegExp): Promise<RegExpExecArray>;
  /** Resolves with the first match in standard error; rejects when the program ends before. */
  waitForError(pattern: RegExp): Promise<RegExpExecArray>;
  /** Sends the signal and does not wait. */
  signal(signal: NodeJS.Signals): void;
  /** Sends the signal; resolves with the exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
  /** The exit code. */
  readonly exited: Promise<number | null>;
}

/**
 * @param script The script to run. @default the built program
 * @param folder The working directory. @default an empty folder
 */
export function runProgram(
  environment: Record<string, string>,
  args: readonly string[] = [],
  script: string = main,
  folder: string = mkdtempSync(join(tmpdir(), 'case-operations-')),
): Program {
  const child: ChildProcess = spawn(process.execPath, [script, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.on('data', (chunk: Buffer) => (output[name] += chunk.toString()));
  }
  const exited = once(child, 'close').then(([code]) => code as number | null);
  const waitIn = (name: 'stdout' | 'stderr', pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const search = () => {
        const match = pattern.exec(output[name]);
        if (match) resolve(match);
      };
      child[name]?.on('data', search);
      void exited.then((code) => {
        reject(new Error(`ended with ${code}: ${output.stderr}`));
      });
      search();
    });
  return {
    output: () => output.stdout,
    errors: () => output.stderr,
    exited,
    waitFor: (pattern) => waitIn('stdout', pattern),
    waitForError: (pattern) => waitIn('stderr', pattern),
    signal: (signal) => {
      child.kill(signal);
    },
    async end(signal = 'SIGTERM') {
      child.kill(signal);
      return exited;
    },
  };
}
