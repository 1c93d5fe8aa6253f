import { toLabel } from '../format/words';
import type { Property } from './drafts';

/** The labels of the form. */
export const labels: Readonly<Record<Property, string>> = {
  status: 'Status',
  percentProgress: 'Progress in percent',
  completedDateTime: 'Ended',
  resultInfo: 'Result',
  action: 'Action',
  createdDateTime: 'Started',
  createdBy: 'Started by',
};

/** The labels of the inputs for a part of a property. */
export const partLabels = {
  code: 'Code',
  subcode: 'Subcode',
  message: 'Message',
  displayName: 'Name',
  userPrincipalName: 'Sign-in name',
  identityId: 'Id',
  user: 'User',
  application: 'Application',
  device: 'Device',
} as const;

const names: Readonly<Record<string, string>> = { ...labels, ...partLabels };

/** A name of the schema that no form knows is shown as it is. */
const toName = (segment: string) => names[segment] ?? segment;

/** `["input", "patch", "resultInfo", "code"]` → `Result, Code`; undefined for an error of the whole input. */
export function toFieldLabel(field: readonly string[] | null): string | undefined {
  const [, part, ...path] = field ?? [];
  if (part === undefined) return undefined;
  if (part !== 'patch' && part !== 'expect') return toLabel(part);
  if (path.length === 0) return undefined;
  const label = path.map(toName).join(', ');
  return part === 'patch' ? label : `${label}, expected value`;
}

/** Names of the schema that are no words of a sentence. */
const technical = /\b(?:[a-z]+(?:[A-Z][a-z]+)+)\b/g;

/** The message of the server, which uses the names of the schema, with the labels of the form instead. */
export function toFormMessage(message: string): string {
  return message
    .replace(/^(user|application|device)(?= must)/, toName)
    .replace(/(?<=must contain )(code|subcode|message)\b/, toName)
    .replace(technical, toName)
    .replace('set it to null', 'choose Clear');
}
