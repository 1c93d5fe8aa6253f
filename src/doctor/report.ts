/** The checks, in their order. */
export type StepName =
  'configuration' | 'proxy' | 'authority' | 'graph' | 'token' | 'cases' | 'operations' | 'write' | 'metadata';

/** `note` is something to know, `problem` something to do. */
export type StepStatus = 'ok' | 'note' | 'problem' | 'skipped';

/** A possible cause of what was found, and its cure. */
export interface Cause {
  /** The row of the table in docs/doctor.md; null for a cause that is not in it. */
  readonly row: number | null;
  readonly meaning: string;
  /** What to do, step by step. */
  readonly cure: readonly string[];
  /** Where this is documented or was reported. */
  readonly source: string | null;
  /** Microsoft's page about the number of an Entra error. */
  readonly link: string | null;
}

export type Fact = string | number | boolean | readonly string[];

/** The result of one check. */
export interface Step {
  readonly step: StepName;
  readonly status: StepStatus;
  /** What was found, for people. Contains no secret, no token and no text of the upstream. */
  readonly found: readonly string[];
  /** The same for programs. */
  readonly facts: Readonly<Record<string, Fact>>;
  /** One of them applies. Empty unless there is a problem. */
  readonly causes: readonly Cause[];
}

/** The form of `--json`; docs/doctor.md documents it. */
export interface Report {
  /** The version of this program. */
  readonly version: string;
  /** Whether no check found a problem, and none was skipped for lack of a token. */
  readonly ok: boolean;
  /** The number of eDiscovery requests, which count against the quota. */
  readonly requests: { readonly announced: number; readonly sent: number };
  readonly steps: readonly Step[];
}

export function createStep(
  step: StepName,
  status: StepStatus,
  found: string | readonly string[],
  { facts = {}, causes = [] }: Partial<Pick<Step, 'facts' | 'causes'>> = {},
): Step {
  return { step, status, found: [found].flat(), facts, causes };
}

/** Facts without those that are unknown. */
export function toFacts(facts: Readonly<Record<string, Fact | undefined>>): Step['facts'] {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined),
  ) as Step['facts'];
}
