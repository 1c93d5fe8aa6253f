import { type DestinationStream, pino } from 'pino';
import { getStandardError } from './log-destination.js';
import { getRequestScope } from './request-scope.js';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Logs structured fields with a message. An error is the field `error`, whatever the logger calls it. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** pino only logs the stack of an error in the field `err`. */
function toPinoFields({ error, ...fields }: Record<string, unknown>): Record<string, unknown> {
  return error === undefined ? fields : { ...fields, err: error };
}

/** JSON lines, by default on standard error: standard output is for what a person reads. */
export function createLogger(level: LogLevel, destination: DestinationStream = getStandardError()): Logger {
  return pino({ level, base: null, formatters: { log: toPinoFields } }, destination);
}

/** Adds the id of the request to each line that is logged while a request is handled. */
export function correlateLog(log: Logger): Logger {
  const correlate = (fields: object) => {
    const scope = getRequestScope();
    return scope ? { correlationId: scope.correlationId, ...fields } : fields;
  };
  return {
    debug: (fields, message) => {
      log.debug(correlate(fields), message);
    },
    info: (fields, message) => {
      log.info(correlate(fields), message);
    },
    warn: (fields, message) => {
      log.warn(correlate(fields), message);
    },
    error: (fields, message) => {
      log.error(correlate(fields), message);
    },
  };
}
