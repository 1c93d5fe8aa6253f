import { type DestinationStream, pino } from 'pino';
import { getStandardError } from './log-destination.js';
import { toPrettyLine } from './pretty-line.js';
import { getRequestScope } from './request-scope.js';
import { getTraceId } from './tracing.js';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Logs structured fields with a message. An error is the field `error`, whatever the logger calls it. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface LoggerOptions {
  readonly level: LogLevel;
  /** The version of this server, in each line. */
  readonly version: string;
  /** Whether a person reads the lines instead of a program. @default whether standard error is a terminal */
  readonly pretty?: boolean;
  /** @default standard error: standard output is for what a person reads */
  readonly destination?: DestinationStream;
}

/** pino only logs the stack of an error in the field `err`. */
function toPinoFields({ error, ...fields }: Record<string, unknown>): Record<string, unknown> {
  return error === undefined ? fields : { ...fields, err: error };
}

export function createLogger({ level, version, pretty, destination }: LoggerOptions): Logger {
  const stream = destination ?? getStandardError();
  const isPretty = pretty ?? (destination === undefined && getStandardError().isTerminal);
  const base = { service: 'graph-case-operations', version };
  const formatters = { log: toPinoFields, level: (label: string) => ({ level: label }) };
  return pino(
    { level, base, formatters },
    isPretty
      ? {
          write: (line) => {
            stream.write(toPrettyLine(line));
          },
        }
      : stream,
  );
}

const levels: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent'];

/**
 * Adds the ids of the request and its trace to each line that is logged while a request is handled.
 *
 * @param lowest The lowest level that the logger writes: fields of lower ones are not prepared.
 */
export function correlateLog(log: Logger, lowest: LogLevel = 'debug'): Logger {
  const correlate = (fields: object) => {
    const scope = getRequestScope();
    if (!scope) return fields;
    const traceId = getTraceId(scope);
    return { correlationId: scope.correlationId, ...(traceId !== undefined && { traceId }), ...fields };
  };
  const createMethod = (level: keyof Logger): Logger[keyof Logger] =>
    levels.indexOf(level) < levels.indexOf(lowest)
      ? () => undefined
      : (fields, message) => {
          log[level](correlate(fields), message);
        };
  return {
    debug: createMethod('debug'),
    info: createMethod('info'),
    warn: createMethod('warn'),
    error: createMethod('error'),
  };
}
