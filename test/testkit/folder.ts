import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';

/** The exit code of a command and its whole output. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** A foreign project in an empty folder. */
export interface Folder {
  readonly path: string;
  write(files: Readonly<Record<string, string>>): void;
  /** Runs a command in the folder; the commands of this repository are on the PATH. */
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
    // npm sets this for the programs that it runs, and a nested npm would use it.
    npm_config_local_prefix: undefined,
  };
  return {
    path,
    write(files) {
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(dirname(join(path, name)), { recursive: true });
        writeFileSync(join(path, name), content);
      }
    },
    run: (command, ...args) =>
      new Promise((done) => {
        execFile(command, args, { cwd: path, env }, (error, stdout, stderr) => {
          done({ code: error ? 1 : 0, output: `${stdout}${stderr}` });
        });
      }),
  };
}
