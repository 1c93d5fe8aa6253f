import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const main = resolve('dist/bin.js');

/** A program, running as a user would run it, in an empty folder and with just this environment. */
export interface Program {
  /** Standard output so far. */
  readonly output: () => string;
  readonly errors: () => string;
  /** Resolves with the match as soon as standard output has it; fails when the program ends before. */
  waitFor(pattern: RegExp): Promise<RegExpExecArray>;
  /** Sends the signal; resolves with the exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
  /** The exit code of a program that ends by itself. */
  readonly exited: Promise<number | null>;
}

/** @param script What is run: the built program, or for example an example. */
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
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.on('data', (chunk: Buffer) => (texts[name] += chunk.toString()));
  }
  const exited = once(child, 'close').then(([code]) => code as number | null);
  return {
    output: () => texts.stdout,
    errors: () => texts.stderr,
    exited,
    waitFor: (pattern) =>
      new Promise((found, lost) => {
        const look = () => {
          const match = pattern.exec(texts.stdout);
          if (match) found(match);
        };
        child.stdout?.on('data', look);
        void exited.then((code) => {
          lost(new Error(`ended with ${code}: ${texts.stderr}`));
        });
        look();
      }),
    async end(signal = 'SIGTERM') {
      child.kill(signal);
      return exited;
    },
  };
}
