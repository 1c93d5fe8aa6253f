import type { Logger } from '../telemetry/logger.js';

/** Whether the sink works, for operators. */
export interface SinkState {
  fail(error: unknown, records: number): void;
  succeed(): void;
  /** Whether the last record could not be written. */
  readonly isFailing: () => boolean;
  /** Number of records that were not written, or not in time, since the start of the process. */
  readonly countFailures: () => number;
}

/** The code of an error, such as ENOSPC; its message could contain anything. */
function getCode(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : 'UNKNOWN';
}

/** Logs each change once: a full disk does not fill the log, too. */
export function createSinkState(log: Logger, file: string): SinkState {
  let failure: string | undefined;
  let failures = 0;
  return {
    fail(error, records) {
      failures += records;
      const code = getCode(error);
      if (code === failure) return;
      failure = code;
      log.error({ audit: { file, failure } }, 'the audit trail cannot be written');
    },
    succeed() {
      if (failure === undefined) return;
      failure = undefined;
      log.info({ audit: { file, failures } }, 'the audit trail is written again');
    },
    isFailing: () => failure !== undefined,
    countFailures: () => failures,
  };
}
