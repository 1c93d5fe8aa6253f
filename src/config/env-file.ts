import { lstatSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Environment } from './settings/read-settings.js';
import { readTextFile, TextFileError } from './text-file.js';

/** The variables of a `.env` file. */
export interface EnvFile {
  readonly values: Environment;
  /** The line of each variable. */
  readonly lines: ReadonlyMap<string, number>;
  /** What is invalid: places and reasons, never the content. */
  readonly issues: readonly string[];
}

interface Value {
  readonly value: string;
  /** Why the value is ambiguous; `value` is then what stands in the file. */
  readonly problem?: string;
}

/** `NAME=value`, also after `export`. */
const assignment = /^\s*(?:export\s+)?([\w.-]+)\s*=\s*(.*)$/;
const reference = /\$\{[A-Za-z_]\w*\}/;
const unexpanded =
  'the value refers to a variable, which is not expanded: enclose it in single quotes to keep it';

function readQuoted(text: string, quote: string): Value {
  const end = text.indexOf(quote, 1);
  if (end === -1) return { value: text, problem: 'the closing quotation mark is missing on this line' };
  const quoted = text.slice(0, end + 1);
  const value = parseEnv(`VALUE=${quoted}`)['VALUE'] ?? '';
  if (!/^(\s+#.*|\s*)$/.test(text.slice(end + 1))) {
    return { value: text, problem: 'there is text after the closing quotation mark' };
  }
  return quote === '"' && reference.test(quoted) ? { value, problem: unexpanded } : { value };
}

/** Refuses what programs read differently: a `#` begins a comment for some and is part of the value for others. */
function readValue(text: string): Value {
  const [first = ''] = text;
  if (/["'`]/.test(first)) return readQuoted(text, first);
  const value = text.trim();
  if (/[“”„‘’‚«»]/.test(first)) {
    return { value, problem: 'the value begins with a typographic quotation mark: use " or \'' };
  }
  if (value.includes('#')) {
    return {
      value,
      problem: 'the value contains #: enclose it in quotation marks, and put a comment on a line of its own',
    };
  }
  return reference.test(value) ? { value, problem: unexpanded } : { value };
}

/** Reads the text of a `.env` file. */
function parseEnvFile(text: string): EnvFile {
  const values: Record<string, string> = {};
  const lines = new Map<string, number>();
  const issues: string[] = [];
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (/^\s*(#|$)/.test(line)) continue;
    const number = index + 1;
    const addIssue = (reason: string) => issues.push(`.env, line ${number}: ${reason}`);
    const [, name, rest = ''] = assignment.exec(line) ?? [];
    if (name === undefined) {
      addIssue('this is not NAME=value');
      continue;
    }
    const first = lines.get(name);
    if (first !== undefined) {
      addIssue(`this variable is already set on line ${first}`);
      continue;
    }
    const { value, problem } = readValue(rest);
    values[name] = value;
    lines.set(name, number);
    if (problem !== undefined) addIssue(problem);
  }
  return { values, lines, issues };
}

/** Whether there is a file of this name, or a symbolic link to none. */
function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Reads a `.env` file; undefined if there is none. A string is the reason why it cannot be read. */
export function readEnvFile(path: string): EnvFile | string | undefined {
  try {
    return parseEnvFile(readTextFile(path));
  } catch (error) {
    if (!(error instanceof TextFileError)) throw error;
    if (error.missing && !exists(path)) return undefined;
    return error.message;
  }
}
