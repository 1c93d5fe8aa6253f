import type { actorKinds } from '../format/people';
import type { CaseAction, CaseOperationPatch, CaseOperationStatus, IdentityInput } from '../gql/graphql';

/**
 * What the user means to do with a property. GraphQL tells the three apart, and so must a form: a field that was not
 * touched is absent, an emptied one is null, a filled one has a value. A plain text field knows only two.
 */
export type Intent = 'unchanged' | 'clear' | 'set';

interface Draft<Value> {
  readonly intent: Intent;
  /** Kept while the intent is another one: nothing that was typed gets lost. */
  readonly value: Value;
}

export interface ActorText {
  readonly kind: (typeof actorKinds)[number];
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly id: string;
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
  createdBy: { intent: 'unchanged', value: { kind: 'user', displayName: '', userPrincipalName: '', id: '' } },
};

/** In the order of the form. */
export const properties = Object.keys(untouched) as readonly Property[];

export interface FieldProblem {
  /** As the server writes it: `["input", "patch", "percentProgress"]`. */
  readonly field: readonly string[];
  readonly message: string;
}

interface Reading {
  readonly patch: CaseOperationPatch;
  readonly problems: readonly FieldProblem[];
}

/**
 * The patch that a form stands for. Only what GraphQL itself would refuse is checked here: a text where a number
 * belongs would fail the whole request. All other rules are the server's, which answers with the path to the field.
 */
export function readDrafts(drafts: Drafts): Reading {
  const problems: FieldProblem[] = [];

  const whole = (text: string, ...path: string[]): number | undefined => {
    const number = Number(text);
    // An Int of GraphQL has 32 bits.
    if (text.trim() !== '' && Number.isInteger(number) && Math.abs(number) < 2 ** 31) return number;
    problems.push({ field: ['input', 'patch', ...path], message: 'Write a whole number.' });
    return undefined;
  };
  // That a result needs both numbers is the server's rule, not GraphQL's: it says so better.
  const wholeOrAbsent = (text: string, ...path: string[]) =>
    text.trim() === '' ? undefined : whole(text, ...path);

  const setters: { readonly [K in Property]: () => CaseOperationPatch[K] } = {
    status: () => drafts.status.value as CaseOperationStatus,
    action: () => drafts.action.value as CaseAction,
    percentProgress: () => whole(drafts.percentProgress.value, 'percentProgress'),
    createdDateTime: () => drafts.createdDateTime.value.trim(),
    completedDateTime: () => drafts.completedDateTime.value.trim(),
    createdBy: () => {
      const { kind, ...texts } = drafts.createdBy.value;
      return { [kind]: filled(texts) };
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
  return { patch: Object.fromEntries(named), problems };
}

/** Only what was filled in: the rest stays absent. */
function filled<T extends IdentityInput | Readonly<Record<string, unknown>>>(parts: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(parts).filter(([, value]) => value !== '' && value !== undefined),
  ) as Partial<T>;
}
