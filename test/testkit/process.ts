import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const main = resolve('dist/bin.js');

/** A running program, in an empty folder and with only this environment. */
export interface Program {
  /** Standard output so far. */
  readonly output: () => string;
  readonly errors: () => string;
  /** Resolves with the first match in the output; rejects when the program ends before. @param stream @default 'stdout' */
  waitFor(pattern: RegExp, stream?: 'stdout' | 'stderr'): Promise<RegExpExecArray>;
  /** Sends the signal; resolves with the exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
  /** The exit code. */
  readonly exited: Promise<number | null>;
}

/** @param script The script to run. @default the built program */
export function runProgram(
  environment: Record<string, string>,
  args: readonly string[] = [],
  script: string = main,
): Program {
  const child: ChildProcess = spawn(process.execPath, [script, ...args], {
    cwd: mkdtempSync(join(tmpdir(), 'case-operations-')),
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.on('data', (chunk: Buffer) => (output[name] += chunk.toString()));
  }
  const exited = once(child, 'close').then(([code]) => code as number | null);
  return {
    output: () => output.stdout,
    errors: () => output.stderr,
    exited,
    waitFor: (pattern, stream = 'stdout') =>
      new Promise((resolve, reject) => {
        const search = () => {
          const match = pattern.exec(output[stream]);
          if (match) resolve(match);
        };
        child[stream]?.on('data', search);
        void exited.then((code) => {
          reject(new Error(`ended with ${code}: ${output.stderr}`));
        });
        search();
      }),
    async end(signal = 'SIGTERM') {
      child.kill(signal);
      return exited;
    },
  };
}
