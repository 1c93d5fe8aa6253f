import type { CaseOperationPatch } from '../../src/domain/patch/patch.js';

/** JSON of an operation as the upstream keeps or shows it. */
export type WireValues = Readonly<Record<string, unknown>>;

/** How the upstream behaves in one run. Data, so that a failing run can be shrunk and printed. */
export interface Behaviour {
  /** Milliseconds on the way to the upstream, and as many back. */
  readonly latencyMs: readonly [number, number];
  /** A read shows the state of up to so many milliseconds ago. */
  readonly lagMs: number;
  readonly patchAnswer: 'full' | 'partial' | 'id' | 'no-content' | 'accepted' | 'empty';
  /** With `accepted`: milliseconds until the change is made. */
  readonly acceptedDelayMs: number;
  readonly fractions: 'keep' | 'cut' | 'round';
  readonly fractionDigits: number;
  readonly utcDates: boolean;
  readonly lowerCaseGuids: boolean;
  /** `percentProgress: null` is kept as 0. */
  readonly nullAsZero: boolean;
  readonly nullDatesAsYear1: boolean;
  readonly omitNulls: boolean;
  /** Properties that reads do not show, whatever they hold. */
  readonly omits: readonly string[];
  /** Properties that a PATCH may name and that are not written. */
  readonly readOnly: readonly string[];
  readonly datesWithoutZone: boolean;
  /** Reads show `percentProgress` half a percent higher. */
  readonly halfProgress: boolean;
  /** 0 = no quota. */
  readonly quotaPerMinute: number;
  readonly retryAfter: 'seconds' | 'date' | 'none';
  /** What `$batch` answers. */
  readonly batchStatus: 200 | 404 | 405;
  readonly pageSize: number;
  readonly movingItems: boolean;
  readonly missingFromLists: readonly OperationKey[];
  readonly shortLists: boolean;
  /** Milliseconds from `running` to `succeeded`; 0 = no job ends. */
  readonly jobMs: number;
}

/** An upstream that keeps values exactly and reads without delay. */
export const faithful: Behaviour = {
  latencyMs: [20, 20],
  lagMs: 0,
  patchAnswer: 'full',
  acceptedDelayMs: 0,
  fractions: 'keep',
  fractionDigits: 7,
  utcDates: false,
  lowerCaseGuids: false,
  nullAsZero: false,
  nullDatesAsYear1: false,
  omitNulls: false,
  omits: [],
  readOnly: [],
  datesWithoutZone: false,
  halfProgress: false,
  quotaPerMinute: 0,
  retryAfter: 'seconds',
  batchStatus: 200,
  pageSize: 100,
  movingItems: false,
  missingFromLists: [],
  shortLists: false,
  jobMs: 0,
};

/** `caseId/operationId`. */
export type OperationKey = `${string}/${string}`;

export interface OperationPlan {
  readonly key: OperationKey;
  readonly values: WireValues;
}

/** Whether, and when, a PATCH that meets a fault is carried out. */
export type Effect = 'no' | 'yes' | { readonly lateMs: number };

export type FaultAction =
  | { readonly kind: 'never-left' }
  | { readonly kind: 'reset'; readonly effect: Effect }
  | { readonly kind: 'timeout'; readonly effect: Effect }
  | { readonly kind: 'slow'; readonly ms: number }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly effect: Effect;
      /** Whether the body is Graph's error envelope; else it is that of an intermediary. */
      readonly envelope: boolean;
      readonly retryAfter?: string;
    }
  | { readonly kind: 'broken-json' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'missing-in-batch'; readonly effect: Effect };

/** Strikes the nth request that it fits, once. */
export interface FaultRule {
  readonly on: 'PATCH' | 'GET' | 'LIST' | 'BATCH';
  /** With PATCH: the update whose attempts are counted. */
  readonly update?: number;
  readonly operation?: OperationKey;
  readonly nth: number;
  readonly action: FaultAction;
}

export interface UpdatePlan {
  /** Unique within the plan. */
  readonly update: number;
  readonly operation: OperationKey;
  readonly patch: CaseOperationPatch;
  readonly expect?: CaseOperationPatch;
}

interface StepCommon {
  /** Milliseconds after the step before. */
  readonly pauseMs: number;
  /** Whether the next step waits for the end of this one. */
  readonly wait: boolean;
  /** The client leaves after so many milliseconds. */
  readonly leaveMs?: number;
}

export type Step = StepCommon &
  (
    | { readonly kind: 'update'; readonly bulk: boolean; readonly updates: readonly UpdatePlan[] }
    | { readonly kind: 'read'; readonly operations: readonly OperationKey[] }
    | { readonly kind: 'list'; readonly caseId: string }
    | { readonly kind: 'case'; readonly caseId: string }
  );

export interface ClientPlan {
  readonly caller: string;
  readonly steps: readonly Step[];
}

/** What happens besides: a write by somebody else, or the end of the server process and the start of the next. */
export type OutsideEvent =
  | {
      readonly kind: 'write';
      readonly atMs: number;
      readonly operation: OperationKey;
      readonly values: WireValues;
    }
  | { readonly kind: 'restart'; readonly atMs: number };

export interface ServerSettings {
  /** GRAPH_REQUESTS_PER_MINUTE. */
  readonly requestsPerMinute: number;
  readonly timeoutMs: number;
  readonly deadlineMs: number;
  readonly listThreshold: number;
  /** Milliseconds that a new token takes. */
  readonly tokenMs: number;
}

export const defaultServer: ServerSettings = {
  requestsPerMinute: 0,
  timeoutMs: 10_000,
  deadlineMs: 30_000,
  listThreshold: 2,
  tokenMs: 0,
};

/** Everything that a run depends on. */
export interface Plan {
  readonly seed: number;
  readonly server: ServerSettings;
  readonly behaviour: Behaviour;
  readonly operations: readonly OperationPlan[];
  readonly clients: readonly ClientPlan[];
  readonly faults: readonly FaultRule[];
  readonly events: readonly OutsideEvent[];
}

export function splitKey(key: OperationKey): { readonly caseId: string; readonly id: string } {
  const [caseId = '', id = ''] = key.split('/');
  return { caseId, id };
}
