import { stripVTControlCharacters } from 'node:util';

/** Names of fields that begin a line, or that a person does not need. */
const leading = new Set(['level', 'time', 'msg', 'service', 'version', 'err', 'correlationId', 'traceId']);

const colours: Readonly<Record<string, number>> = { debug: 90, info: 32, warn: 33, error: 31 };

/** Prints a value as `key=value`; an object as its fields. */
function toPairs(name: string, value: unknown): string[] {
  if (typeof value === 'string') return [`${name}=${/[\s"]/.test(value) ? JSON.stringify(value) : value}`];
  if (typeof value === 'number' || typeof value === 'boolean') return [`${name}=${value}`];
  if (Array.isArray(value)) return value.length > 0 ? [`${name}=${value.join(',')}`] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => toPairs(key, one));
}

/** Formats a JSON line of the log for a person at a terminal: time, level, message, then the fields. */
export function toPrettyLine(line: string): string {
  const fields = JSON.parse(line) as Readonly<Record<string, unknown>>;
  const level = String(fields['level']);
  const time = new Date(Number(fields['time'])).toLocaleTimeString('en-GB');
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    leading.has(name) ? [] : toPairs(name, value),
  );
  const { stack } = (fields['err'] ?? {}) as { stack?: unknown };
  const text = [String(fields['msg']), ...pairs].join(' ') + (typeof stack === 'string' ? `\n${stack}` : '');
  // Nothing that was logged is a command for the terminal.
  const printable = stripVTControlCharacters(text).replace(/[^\P{Cc}\n]/gu, '');
  return `${time} \u001b[${colours[level] ?? 0}m${level.toUpperCase().padEnd(5)}\u001b[0m ${printable}\n`;
}
