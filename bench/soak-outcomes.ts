import type { Journal, JournalEntry } from '../src/sandbox/journal.js';
import type { Store } from '../src/sandbox/store.js';

/** An update, and the outcome that its caller received. */
export interface UpdateReport {
  /** Number of the update, also the `code` of the resultInfo that it writes. */
  readonly update: number;
  readonly operation: string;
  readonly faults: readonly string[];
  /** 'applied', or the code of the error. */
  readonly outcome: string;
  /** The message of the operation in the response. */
  readonly message: string | undefined;
}

/** The records of the sandbox with which the outcomes are compared. */
export interface SandboxRecords {
  readonly journal: Pick<Journal, 'entries'>;
  readonly store: Pick<Store, 'cases' | 'operations'>;
}

interface Payload {
  readonly caseOperation: { readonly resultInfo: { readonly message: string } | null } | null;
  readonly userErrors: readonly { readonly code: string }[];
}

interface GraphQLResponse {
  readonly data?: {
    readonly updateCaseOperation?: Payload | null;
    readonly updateCaseOperations?: { readonly results: readonly Payload[] } | null;
  } | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

type Outcome = Pick<UpdateReport, 'outcome' | 'message'>;

/** Returns the outcomes in a response to one update or to a bulk. */
export function readOutcomes(response: unknown, updates: number): Outcome[] {
  const { data, errors } = response as GraphQLResponse;
  const one = data?.updateCaseOperation;
  const payloads = one ? [one] : data?.updateCaseOperations?.results;
  if (!payloads || errors) {
    const outcome = `top level ${errors?.[0]?.extensions?.code ?? '?'}`;
    return Array.from({ length: updates }, () => ({ outcome, message: undefined }));
  }
  return payloads.map(({ caseOperation, userErrors: [error] }) => ({
    outcome: error ? error.code : 'applied',
    message: caseOperation?.resultInfo?.message,
  }));
}

/** Compares the outcomes that the callers received with the records of the sandbox, and returns the false outcomes. */
export function findFalseOutcomes(
  reports: readonly UpdateReport[],
  { journal, store }: SandboxRecords,
): string[] {
  const patches = Map.groupBy(
    journal.entries.filter(({ method }) => method === 'PATCH'),
    ({ body }) => getCode(body),
  );
  const stored = new Set(
    store.cases().flatMap(({ id }) => (store.operations(id as string) ?? []).map((data) => getCode(data))),
  );
  return reports.flatMap((report) => {
    const own = patches.get(report.update) ?? [];
    const issue = findIssue(report, own, stored.has(report.update));
    if (issue === undefined) return [];
    const attempts = own.map(
      ({ status, applied, ignored }) =>
        `${status ?? 'none'}${applied ? ' applied' : ''}${ignored ? ` without ${ignored.join(' and ')}` : ''}`,
    );
    return [`${issue}: ${JSON.stringify(report)}; PATCH requests: ${attempts.join(', ')}`];
  });
}

function findIssue(
  { update, outcome, message }: UpdateReport,
  patches: readonly JournalEntry[],
  isStored: boolean,
): string | undefined {
  const wasApplied = isStored || patches.some(({ applied }) => applied);
  switch (outcome) {
    case 'applied':
      if (!isStored && !patches.some(({ applied, ignored }) => applied && !ignored)) {
        return wasApplied ? 'reported as applied, but only in part' : 'reported as applied, but was not';
      }
      return message === `u-${update}` ? undefined : `reported as applied, but returned ${String(message)}`;
    case 'NOT_REFLECTED':
      return patches.some(({ status = 0 }) => status >= 200 && status < 300)
        ? undefined
        : 'reported as accepted, but was not';
    case 'OUTCOME_UNKNOWN':
      return patches.length > 0 ? undefined : 'reported as unknown, but was never sent';
    default:
      if (/^top level (?!UNAUTHENTICATED)|^no result$/.test(outcome)) return 'a response without an outcome';
      return wasApplied ? 'reported as not applied, but was' : undefined;
  }
}

function getCode(body: unknown): number | undefined {
  return (body as { resultInfo?: { code?: number } } | undefined)?.resultInfo?.code;
}
