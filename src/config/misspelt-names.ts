import type { EnvFile } from './env-file.js';
import { isForeign, isReadAtStart, mayBeInEnvFile } from './foreign-names.js';
import { findSimilar } from './resemblance.js';
import type { Environment } from './settings/read-settings.js';

/** Prefixes that only settings of this server have. A misspelt name would leave open what it was to protect. */
const ownPrefix = /^(AUTH_|LIMIT_|RATE_LIMIT|INTROSPECT|PLAYGROUND|TRUSTED_DOC)/i;

function toIssue(subject: string, similar: string | undefined): string {
  return `${subject} is not a setting of this server${similar === undefined ? '' : `: did you mean ${similar}?`}`;
}

/** On Windows names are case-insensitive, so `Port` is PORT. */
function isSameVariable(environment: Environment, name: string, setting: string): boolean {
  return name.toUpperCase() === setting && environment[setting] === environment[name];
}

/** The variables of the environment that resemble settings. Others belong to other programs. */
export function findMisspelt(environment: Environment, settings: readonly string[]): string[] {
  return Object.entries(environment).flatMap(([name, value = '']) => {
    if (value.trim() === '' || settings.includes(name) || isForeign(name, value)) return [];
    const similar = findSimilar(name, settings);
    if (similar === undefined) return ownPrefix.test(name) ? [toIssue(name, undefined)] : [];
    return isSameVariable(environment, name, similar) ? [] : [toIssue(name, similar)];
  });
}

/** Whether a name can be shown. A line with only a key in Base64 reads like a name and a value. */
function isPresentable(name: string): boolean {
  return /^([A-Z_.-]+|[a-z_.-]+)\d{0,2}$/.test(name) && name.length <= 40;
}

/** The variables of the file that are no settings. All are reported, because the file is for this server. */
export function findUnknown({ lines }: EnvFile, settings: readonly string[]): string[] {
  return [...lines].flatMap(([name, line]) => {
    if (settings.includes(name) || mayBeInEnvFile(name)) return [];
    const place = `.env, line ${line}:`;
    if (isReadAtStart(name)) {
      return [
        `${place} ${name} has no effect here, because Node.js reads it at its start: set it in the environment`,
      ];
    }
    const similar = findSimilar(name, settings);
    const shown = similar !== undefined || isPresentable(name) ? name : 'the name';
    return [toIssue(`${place} ${shown}`, similar)];
  });
}
