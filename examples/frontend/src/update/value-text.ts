import { readableDate } from '../format/dates';
import { actorKinds } from '../format/people';
import { toLabel, toWord } from '../format/words';
import type { CaseOperationPatch } from '../gql/graphql';
import type { Property } from './drafts';

type Formatters = { readonly [K in Property]: (value: NonNullable<CaseOperationPatch[K]>) => string };

const formatters: Formatters = {
  status: toLabel,
  action: toLabel,
  percentProgress: (percent) => `${percent} %`,
  createdDateTime: readableDate,
  completedDateTime: readableDate,
  createdBy: (set) => {
    const names = actorKinds.map((kind) => {
      const actor = set[kind];
      const name = [actor?.displayName, actor?.userPrincipalName, actor?.identityId].find(Boolean);
      return name ? `${name} (${kind})` : undefined;
    });
    return names.filter(Boolean).join(', ') || 'no actor';
  },
  resultInfo: ({ code, subcode, message }) =>
    [`code ${code ?? '—'}`, `subcode ${subcode ?? '—'}`, message].filter(Boolean).join(', '),
};

/** An operation or a patch, which have the same shape. Only an operation has the raw values of its enums. */
export interface ValueHolder extends CaseOperationPatch {
  readonly statusRaw?: string | null;
  readonly actionRaw?: string | null;
}

/** One property as a string. */
export function valueText(name: Property, holder: ValueHolder): string {
  const value = holder[name];
  const raw = name === 'status' ? holder.statusRaw : name === 'action' ? holder.actionRaw : undefined;
  if (raw !== undefined) return toWord(value as string | null, raw)?.text ?? 'none';
  if (value === undefined) return 'unchanged';
  return value === null ? 'none' : (formatters[name] as (value: unknown) => string)(value);
}

/** Whether the operation has the value that was sent. Absent parts of it are ignored. */
export function shows(name: Property, sent: CaseOperationPatch, present: CaseOperationPatch): boolean {
  const isDate = name === 'createdDateTime' || name === 'completedDateTime';
  return isDate ? sameInstant(sent[name], present[name]) : covers(sent[name], present[name]);
}

function covers(wanted: unknown, seen: unknown): boolean {
  if (wanted === undefined) return true;
  if (wanted === null || seen === null || typeof wanted !== 'object' || typeof seen !== 'object') {
    return wanted === seen;
  }
  return Object.entries(wanted).every(([key, part]) => covers(part, (seen as Record<string, unknown>)[key]));
}

/** Graph may return other trailing zeros or another offset. */
function sameInstant(wanted: string | null | undefined, seen: string | null | undefined): boolean {
  if (!wanted || !seen) return wanted === seen;
  return Date.parse(wanted) === Date.parse(seen);
}
