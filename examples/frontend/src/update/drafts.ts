import type { actorKinds } from '../format/people';
import type {
  CaseAction,
  CaseOperationIdentityInput,
  CaseOperationPatch,
  CaseOperationStatus,
} from '../gql/graphql';

/**
 * What the user intends for a property. In GraphQL an absent property is unchanged, null clears it, a value sets it.
 * A plain text field can only express two of these.
 */
export type Intent = 'unchanged' | 'clear' | 'set';

interface Draft<Value> {
  readonly intent: Intent;
  /** Kept while the intent is different, so that no input is lost. */
  readonly value: Value;
}

export interface ActorText {
  readonly kind: (typeof actorKinds)[number];
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly identityId: string;
}

export interface ResultText {
  readonly code: string;
  readonly subcode: string;
  readonly message: string;
}

export interface Values {
  readonly status: string;
  readonly percentProgress: string;
  readonly completedDateTime: string;
  readonly resultInfo: ResultText;
  readonly action: string;
  readonly createdDateTime: string;
  readonly createdBy: ActorText;
}

export type Drafts = { readonly [K in keyof Values]: Draft<Values[K]> };

export type Property = keyof Drafts;

export const untouched: Drafts = {
  status: { intent: 'unchanged', value: 'SUCCEEDED' },
  percentProgress: { intent: 'unchanged', value: '100' },
  completedDateTime: { intent: 'unchanged', value: '' },
  resultInfo: { intent: 'unchanged', value: { code: '', subcode: '', message: '' } },
  action: { intent: 'unchanged', value: 'INDEX' },
  createdDateTime: { intent: 'unchanged', value: '' },
  createdBy: {
    intent: 'unchanged',
    value: { kind: 'user', displayName: '', userPrincipalName: '', identityId: '' },
  },
};

/** In the order of the form. */
export const properties = Object.keys(untouched) as readonly Property[];

export interface FieldIssue {
  /** A path as the server returns it: `["input", "patch", "percentProgress"]`. */
  readonly field: readonly string[];
  readonly message: string;
}

interface Reading {
  readonly patch: CaseOperationPatch;
  readonly issues: readonly FieldIssue[];
}

/**
 * Converts a form to a patch. Validates only types, because GraphQL rejects the whole request for a wrong type. The
 * server validates everything else and returns the path to each invalid field.
 */
export function readDrafts(drafts: Drafts): Reading {
  const issues: FieldIssue[] = [];

  const whole = (text: string, ...path: string[]): number | undefined => {
    const number = Number(text);
    // A GraphQL Int has 32 bits.
    if (text.trim() !== '' && Number.isInteger(number) && Math.abs(number) < 2 ** 31) return number;
    issues.push({ field: ['input', 'patch', ...path], message: 'Enter a whole number.' });
    return undefined;
  };
  // The server validates that both numbers are present, and returns better messages than GraphQL.
  const wholeOrAbsent = (text: string, ...path: string[]) =>
    text.trim() === '' ? undefined : whole(text, ...path);

  const setters: { readonly [K in Property]: () => CaseOperationPatch[K] } = {
    status: () => drafts.status.value as CaseOperationStatus,
    action: () => drafts.action.value as CaseAction,
    percentProgress: () => whole(drafts.percentProgress.value, 'percentProgress'),
    createdDateTime: () => drafts.createdDateTime.value.trim(),
    completedDateTime: () => drafts.completedDateTime.value.trim(),
    createdBy: () => {
      const { kind, ...identity } = drafts.createdBy.value;
      return { [kind]: filled(identity) };
    },
    resultInfo: () => {
      const { code, subcode, message } = drafts.resultInfo.value;
      return filled({
        code: wholeOrAbsent(code, 'resultInfo', 'code'),
        subcode: wholeOrAbsent(subcode, 'resultInfo', 'subcode'),
        message,
      });
    },
  };

  const named = properties.flatMap((name) => {
    const { intent } = drafts[name];
    if (intent === 'unchanged') return [];
    return [[name, intent === 'clear' ? null : setters[name]()] as const];
  });
  return { patch: Object.fromEntries(named), issues };
}

/** The properties that have a value; all others are absent. */
function filled<T extends CaseOperationIdentityInput | Readonly<Record<string, unknown>>>(
  parts: T,
): Partial<T> {
  return Object.fromEntries(
    Object.entries(parts).filter(([, value]) => value !== '' && value !== undefined),
  ) as Partial<T>;
}
