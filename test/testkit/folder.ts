import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';

/** How a command ended, and everything that it said. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** A project of somebody else, in an empty folder. */
export interface Folder {
  readonly path: string;
  write(files: Readonly<Record<string, string>>): void;
  /** Runs a command in the folder; those of this repository's packages are there by name. */
  run(command: string, ...args: readonly string[]): Promise<Ended>;
}

/** @param packages A folder of this repository whose packages are installed in it too; its commands are there by name. */
export function createFolder({ packages }: { readonly packages?: string } = {}): Folder {
  const path = mkdtempSync(join(tmpdir(), 'case-operations-'));
  if (packages !== undefined) symlinkSync(resolve(packages, 'node_modules'), join(path, 'node_modules'));
  const commands = [...(packages === undefined ? [] : [packages]), '.'];
  const env = {
    ...process.env,
    PATH: [...commands.map((folder) => resolve(folder, 'node_modules/.bin')), process.env['PATH']].join(
      delimiter,
    ),
    // npm tells those whom it runs where it runs them; an npm of theirs would believe it.
    npm_config_local_prefix: undefined,
  };
  return {
    path,
    write(files) {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(path, name)), { recursive: true });
        writeFileSync(join(path, name), text);
      }
    },
    run: (command, ...args) =>
      new Promise((ended) => {
        execFile(command, args, { cwd: path, env }, (error, stdout, stderr) => {
          ended({ code: error ? 1 : 0, output: `${stdout}${stderr}` });
        });
      }),
  };
}
