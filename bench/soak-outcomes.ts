import type { Journal } from '../src/sandbox/journal.js';
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

interface GraphQLResponse {
  readonly data?: {
    readonly updateCaseOperation?: {
      readonly caseOperation: { readonly resultInfo: { readonly message: string } | null } | null;
      readonly userErrors: readonly { readonly code: string }[];
    } | null;
  } | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

export function readOutcome(response: unknown): Pick<UpdateReport, 'outcome' | 'message'> {
  const { data, errors } = response as GraphQLResponse;
  const payload = data?.updateCaseOperation;
  const message = payload?.caseOperation?.resultInfo?.message;
  if (!payload || errors) return { outcome: `top level ${errors?.[0]?.extensions?.code ?? '?'}`, message };
  const [error] = payload.userErrors;
  return { outcome: error ? error.code : 'applied', message };
}

/** Compares the outcomes that the callers received with the records of the sandbox, and returns the false outcomes. */
export function findFalseOutcomes(
  reports: readonly UpdateReport[],
  { journal, store }: SandboxRecords,
): string[] {
  const patches = journal.entries.filter(({ method }) => method === 'PATCH');
  const applied = new Set(patches.filter((entry) => entry.applied).map(({ body }) => getCode(body)));
  const stored = new Set(
    store.cases().flatMap(({ id }) => (store.operations(id as string) ?? []).map((data) => getCode(data))),
  );
  return reports.flatMap((report) => {
    const issue = findIssue(report, applied.has(report.update) || stored.has(report.update));
    if (issue === undefined) return [];
    const attempts = patches
      .filter(({ body }) => getCode(body) === report.update)
      .map((entry) => `${entry.status ?? 'none'}${entry.applied ? ' applied' : ''}`);
    return [`${issue}: ${JSON.stringify(report)}; PATCH requests: ${attempts.join(', ')}`];
  });
}

function findIssue({ update, outcome, message }: UpdateReport, wasApplied: boolean): string | undefined {
  if (outcome === 'OUTCOME_UNKNOWN') return undefined;
  if (outcome === 'applied' && !wasApplied) return 'reported as applied, but was not';
  if (outcome === 'applied' && message !== `u-${update}`)
    return `reported as applied, but returned ${String(message)}`;
  if (/^top level (?!UNAUTHENTICATED)/.test(outcome)) return 'a response without an outcome';
  return outcome !== 'applied' && wasApplied ? 'reported as not applied, but was' : undefined;
}

function getCode(body: unknown): number | undefined {
  return (body as { resultInfo?: { code?: number } } | undefined)?.resultInfo?.code;
}
