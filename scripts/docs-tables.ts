/** Builds the tables of docs/ that are generated from the code. Pure, so that a test can run it on the sources. */

/** A setting as the documentation shows it. */
export interface SettingDoc {
  readonly name: string;
  /** The default value or the rule that determines it. */
  readonly default: string;
  /** The accepted values, as they read after "must be". */
  readonly allowed: string;
  readonly description: string;
  readonly secret: boolean;
  /** The values of AUTH_MODE that use it; undefined for all. */
  readonly modes: readonly string[] | undefined;
}

/** An error code as the documentation shows it. */
export interface ErrorCodeDoc {
  readonly code: string;
  readonly location: 'userErrors' | 'topLevel' | 'both';
  readonly httpStatus: number;
  readonly meaning: string;
  readonly remedy: string;
}

const locations: Readonly<Record<ErrorCodeDoc['location'], string>> = {
  userErrors: '`userErrors`',
  topLevel: '`errors`',
  both: '`userErrors` or `errors`',
};

/** A message of the error catalog, with the reason that leads to it. */
export interface ErrorMessageDoc {
  readonly code: string;
  readonly reason: string;
  readonly message: string;
}

function toCell(markdown: string): string {
  return markdown.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function toTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [headings, headings.map(() => '---'), ...rows.map((row) => row.map(toCell))];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function toSettingDescription({ description, modes, secret }: SettingDoc): string {
  return [description, modes && `Only with \`AUTH_MODE\` ${modes.join(' or ')}.`, secret && 'A secret.']
    .filter(Boolean)
    .join(' ');
}

export function settingsTable(settings: readonly SettingDoc[]): string {
  return toTable(
    ['variable', 'default', 'values', 'description'],
    settings.map((setting) => [
      `\`${setting.name}\``,
      setting.default,
      setting.allowed,
      toSettingDescription(setting),
    ]),
  );
}

export function errorCodesTable(codes: readonly ErrorCodeDoc[]): string {
  return toTable(
    ['code', 'where', 'HTTP', 'meaning', 'what to do'],
    codes.map(({ code, location, httpStatus, meaning, remedy }) => [
      `\`${code}\``,
      locations[location],
      `${httpStatus}`,
      meaning,
      remedy,
    ]),
  );
}

/** The messages in the order of their codes, so that one code stands together. */
export function errorMessagesTable(messages: readonly ErrorMessageDoc[]): string {
  const codes = [...new Set(messages.map(({ code }) => code))];
  const sorted = codes.flatMap((wanted) => messages.filter(({ code }) => code === wanted));
  return toTable(
    ['code', 'reason in the code', 'message'],
    sorted.map(({ code, reason, message }) => [`\`${code}\``, `\`${reason}\``, message]),
  );
}

/**
 * Replaces the block between `<!-- generated: name -->` and `<!-- end: name -->`.
 *
 * @throws Error when the file has no such block.
 */
export function replaceBlock(markdown: string, name: string, content: string): string {
  const start = `<!-- generated: ${name} -->`;
  const end = `<!-- end: ${name} -->`;
  const from = markdown.indexOf(start);
  const to = markdown.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The block "${start}" … "${end}" is missing.`);
  return `${markdown.slice(0, from + start.length)}\n\n${content}\n\n${markdown.slice(to)}`;
}
