import type { Logger } from '../telemetry/logger.js';
import type { ReloadResult } from './reloaded-file.js';

/** A file and the setting that names it. */
export interface NamedFile {
  readonly setting: string;
  readonly file: {
    readonly path: string;
    reload(options: { readonly force: boolean }): Promise<ReloadResult>;
  };
}

interface WatchOptions {
  readonly files: readonly NamedFile[];
  /** Calls back after a number of milliseconds; returns a function that cancels the call. */
  readonly schedule: (ms: number, callback: () => void) => () => void;
  readonly log: Logger;
}

export interface FileWatch {
  readonly start: () => void;
  /** Reads every file again, changed or not. */
  readonly reload: () => Promise<void>;
  readonly stop: () => void;
}

/** Polled, because no event is sent when a container platform replaces the target of a link. */
const intervalMs = 2_000;

/** Reads files again when they change, and logs what became of it. */
export function watchFiles({ files, schedule, log }: WatchOptions): FileWatch {
  let cancel: (() => void) | undefined;
  let stopped = false;

  const check = async (force: boolean): Promise<void> => {
    for (const { setting, file } of files) {
      const result = await file.reload({ force });
      const fields = { setting, path: file.path };
      if ('issues' in result) {
        log.error(
          { ...fields, issues: result.issues },
          'a changed file is invalid: its former content stays in force',
        );
      } else if (result.changed || force) {
        log.info({ ...fields, changed: result.changed }, 'file read again');
      }
    }
  };
  const poll = () => {
    cancel = schedule(intervalMs, () => {
      void check(false).finally(() => {
        if (!stopped) poll();
      });
    });
  };

  return {
    start() {
      if (files.length > 0) poll();
    },
    reload: () => check(true),
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}
