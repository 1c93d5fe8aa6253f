import type { CaseOperationPatch } from '../../src/domain/patch/patch.js';
import { countedRequests } from './invariants/load.js';
import {
  type Behaviour,
  type ClientPlan,
  type Effect,
  type FaultAction,
  type FaultRule,
  type OperationKey,
  type Plan,
  type Step,
  type UpdatePlan,
  type WireValues,
  defaultServer,
  faithful,
} from './plan.js';
import type { Outcome, Run } from './simulate.js';

/** A directed run with the outcome that it must have. */
export interface Scenario {
  readonly name: string;
  /** The number of the false answer that it is about, and a letter. */
  readonly id: string;
  readonly plan: Plan;
  /** What is not as it should be, besides the rules that hold for every run. */
  readonly problems: (run: Run) => readonly string[];
}

const operation: OperationKey = 'case-1/operation-1';

function valuesOf(own: WireValues = {}): WireValues {
  return {
    action: 'contentExport',
    status: 'notStarted',
    createdDateTime: '2026-08-30T09:00:00.1234567Z',
    completedDateTime: '2026-08-30T10:00:00.7654321Z',
    createdBy: {
      application: null,
      user: { id: 'ABCDEF01-2345-6789-ABCD-000000000900', displayName: 'Somebody' },
    },
    percentProgress: 50,
    resultInfo: { code: 900, subcode: 0, message: 'start' },
    ...own,
  };
}

interface PlanParts {
  readonly behaviour?: Partial<Behaviour>;
  readonly requestsPerMinute?: number;
  /** Operations of the one case. @default 1 */
  readonly operations?: number;
  readonly values?: WireValues;
  readonly clients: readonly (readonly Step[])[];
  readonly faults?: readonly FaultRule[];
  readonly events?: Plan['events'];
}

function planOf(parts: PlanParts): Plan {
  const {
    behaviour,
    requestsPerMinute = 0,
    operations = 1,
    values,
    clients,
    faults = [],
    events = [],
  } = parts;
  return {
    seed: 1,
    server: { ...defaultServer, requestsPerMinute },
    behaviour: { ...faithful, ...behaviour },
    operations: Array.from({ length: operations }, (_, index) => ({
      key: `case-1/operation-${index + 1}` as const,
      values: valuesOf(values),
    })),
    clients: clients.map((steps, index): ClientPlan => ({ caller: `caller-${index + 1}`, steps })),
    faults,
    events,
  };
}

const common = { pauseMs: 0, wait: true } as const;

function message(update: number): CaseOperationPatch {
  return { resultInfo: { code: update, subcode: 0, message: `u-${update}` } };
}

function anUpdate(update: number, own: Partial<UpdatePlan> = {}): UpdatePlan {
  return { update, operation, patch: message(update), ...own };
}

function single(update: UpdatePlan, own: Partial<Pick<Step, 'pauseMs' | 'leaveMs'>> = {}): Step {
  return { ...common, ...own, kind: 'update', bulk: false, updates: [update] };
}

function bulk(updates: readonly UpdatePlan[]): Step {
  return { ...common, kind: 'update', bulk: true, updates };
}

function bulkOf(count: number): Step {
  return bulk(
    Array.from({ length: count }, (_, index) =>
      anUpdate(index + 1, { operation: `case-1/operation-${index + 1}` }),
    ),
  );
}

function failure(status: number, effect: Effect): FaultAction {
  return { kind: 'status', status, effect, envelope: true };
}

function onPatch(update: number, action: FaultAction): FaultRule {
  return { on: 'PATCH', update, nth: 1, action };
}

/** The fault for each attempt; more are not made. */
function always(rule: FaultRule): FaultRule[] {
  return [1, 2, 3, 4].map((nth) => ({ ...rule, nth }));
}

function outcomeOf({ calls }: Run, update: number): Outcome | undefined {
  const records = calls.flatMap(({ updates }) => updates);
  return records.find(({ plan }) => plan.update === update)?.outcomes[0]?.outcome;
}

function nameOf(outcome: Outcome | undefined): string {
  return outcome?.kind === 'error' ? outcome.code : (outcome?.kind ?? 'no outcome');
}

function patchesOf({ history }: Run, update?: number) {
  return history.exchanges.filter(
    (exchange) =>
      exchange.left && exchange.method === 'PATCH' && (update === undefined || exchange.update === update),
  );
}

function lastValues({ history }: Run): WireValues {
  return history.versions.get(operation)!.at(-1)!.values;
}

type Check = (run: Run) => readonly string[];

function expectOutcome(update: number, ...codes: readonly string[]): Check {
  return (run) => {
    const name = nameOf(outcomeOf(run, update));
    return codes.includes(name) ? [] : [`update ${update}: expected ${codes.join(' or ')}, got ${name}`];
  };
}

function expectPatches(update: number, count: number): Check {
  return (run) => {
    const sent = patchesOf(run, update).length;
    return sent === count ? [] : [`update ${update}: expected ${count} PATCHes, got ${sent}`];
  };
}

function expectThat(text: string, holds: (run: Run) => boolean): Check {
  return (run) => (holds(run) ? [] : [text]);
}

function all(...checks: readonly Check[]): Check {
  return (run) => checks.flatMap((check) => check(run));
}

/** At least four of five, and of the others nothing that Graph accepted. */
function expectFourOfFive(run: Run): readonly string[] {
  const names = [1, 2, 3, 4, 5].map((update) => nameOf(outcomeOf(run, update)));
  const applied = names.filter((name) => name === 'applied').length;
  const others = names.filter((name) => name !== 'applied' && name !== 'THROTTLED');
  return [
    ...(applied >= 4 ? [] : [`expected at least 4 applied, got ${applied}: ${names.join(', ')}`]),
    ...(others.length === 0 ? [] : [`expected the others to be THROTTLED, got ${others.join(', ')}`]),
  ];
}

/** A PATCH that failed although it was carried out, on an upstream with this behaviour. */
function appliedBut503(
  patch: CaseOperationPatch,
  behaviour: Partial<Behaviour>,
  values: WireValues = {},
): Plan {
  const faults = always(onPatch(1, failure(503, 'yes')));
  return planOf({ behaviour, values, clients: [[single(anUpdate(1, { patch }))]], faults });
}

/** A PATCH that failed and was not carried out. */
function failedWith503(patch: CaseOperationPatch, behaviour: Partial<Behaviour>): Plan {
  const faults = [onPatch(1, failure(503, 'no'))];
  return planOf({ behaviour, clients: [[single(anUpdate(1, { patch }))]], faults });
}

const date = '2026-09-01T10:00:00.1234567+02:00';
const guid = 'ABCDEF01-2345-6789-ABCD-000000000001';

const appliedByOnePatch = all(expectOutcome(1, 'applied'), expectPatches(1, 1));
const unknownAfterOnePatch = all(expectOutcome(1, 'OUTCOME_UNKNOWN'), expectPatches(1, 1));
const notReflected = all(
  expectOutcome(1, 'NOT_REFLECTED'),
  expectThat('expected the field resultInfo and the operation as read', (run) => {
    const outcome = outcomeOf(run, 1);
    return outcome?.kind === 'error' && outcome.fields.includes('resultInfo') && Boolean(outcome.mark);
  }),
);

export const scenarios: readonly Scenario[] = [
  {
    ...{ id: '1a', name: 'a bulk of 5 with a quota of 5 and 204 is verified as far as the quota goes' },
    plan: planOf({
      ...{
        behaviour: { quotaPerMinute: 5, patchAnswer: 'no-content' },
        operations: 5,
        clients: [[bulkOf(5)]],
      },
    }),
    problems: expectFourOfFive,
  },
  {
    ...{
      id: '1b',
      name: 'a bulk of 5 with a quota of 5, 204 and GRAPH_REQUESTS_PER_MINUTE=5 is verified too',
    },
    plan: planOf({
      ...{ behaviour: { quotaPerMinute: 5, patchAnswer: 'no-content' }, requestsPerMinute: 5 },
      ...{ operations: 5, clients: [[bulkOf(5)]] },
    }),
    problems: expectFourOfFive,
  },
  {
    ...{ id: '1c', name: 'a bulk of 20 in one case with 204 costs at most 22 requests' },
    plan: planOf({ behaviour: { patchAnswer: 'no-content' }, operations: 20, clients: [[bulkOf(20)]] }),
    problems: all(
      expectThat('expected all to be applied', (run) =>
        Array.from({ length: 20 }, (_, index) => nameOf(outcomeOf(run, index + 1))).every(
          (name) => name === 'applied',
        ),
      ),
      (run) => {
        const count = countedRequests(run).length;
        return count <= 22 ? [] : [`expected at most 22 requests, got ${count}`];
      },
    ),
  },
  {
    ...{ id: '2a', name: 'a 200 whose body does not have the change is NOT_REFLECTED' },
    plan: planOf({ behaviour: { readOnly: ['resultInfo'] }, clients: [[single(anUpdate(1))]] }),
    problems: notReflected,
  },
  {
    ...{ id: '2b', name: 'a 204 for properties that are read-only is NOT_REFLECTED' },
    plan: planOf({
      behaviour: { readOnly: ['resultInfo'], patchAnswer: 'no-content' },
      clients: [[single(anUpdate(1))]],
    }),
    problems: notReflected,
  },
  {
    ...{ id: '2c', name: 'a body of the id alone is read, not taken for the operation' },
    plan: planOf({ behaviour: { patchAnswer: 'id' }, clients: [[single(anUpdate(1))]] }),
    problems: all(
      appliedByOnePatch,
      expectThat('expected the operation as read', (run) => {
        const outcome = outcomeOf(run, 1);
        return outcome?.kind === 'applied' && outcome.mark !== null;
      }),
    ),
  },
  {
    ...{ id: '3a', name: 'a 503 after applying and a lag of 300 ms is applied after a second look' },
    plan: appliedBut503(message(1), { lagMs: 300 }),
    problems: appliedByOnePatch,
  },
  {
    ...{ id: '3b', name: 'a 503 after applying is applied where fractions are cut' },
    plan: appliedBut503({ completedDateTime: date }, { fractions: 'cut', fractionDigits: 3 }),
    problems: appliedByOnePatch,
  },
  {
    ...{ id: '3c', name: 'a 503 after applying is applied where GUIDs are stored in lower case' },
    plan: appliedBut503({ createdBy: { user: { id: guid } } }, { lowerCaseGuids: true }),
    problems: appliedByOnePatch,
  },
  {
    ...{ id: '3d', name: 'a 503 after applying is unknown where null is stored as 0' },
    plan: appliedBut503({ percentProgress: null }, { nullAsZero: true }),
    problems: unknownAfterOnePatch,
  },
  {
    ...{ id: '4a', name: 'a property that the read omits does not show null' },
    plan: failedWith503({ createdBy: null }, { omits: ['createdBy'] }),
    problems: unknownAfterOnePatch,
  },
  {
    ...{ id: '4b', name: 'a date without a zone does not show null' },
    plan: failedWith503({ completedDateTime: null }, { datesWithoutZone: true }),
    problems: unknownAfterOnePatch,
  },
  {
    ...{ id: '4c', name: 'a progress of 50.5 does not show null' },
    plan: failedWith503({ percentProgress: null }, { halfProgress: true }),
    problems: unknownAfterOnePatch,
  },
  {
    ...{
      id: '4d',
      name: 'an expectation of UNKNOWN_FUTURE_VALUE does not hold for another unknown status',
    },
    plan: planOf({
      values: { status: 'archived' },
      clients: [[single(anUpdate(1, { expect: { status: 'UNKNOWN_FUTURE_VALUE' } }))]],
    }),
    problems: all(expectOutcome(1, 'CONFLICT', 'INVALID_INPUT'), expectPatches(1, 0)),
  },
  {
    ...{ id: '5a', name: 'the update of a client that left keeps its turn, and its outcome is recorded' },
    plan: planOf({
      clients: [[single(anUpdate(1), { leaveMs: 500 })], [single(anUpdate(2), { pauseMs: 600 })]],
      faults: [onPatch(1, { kind: 'slow', ms: 3_000 })],
    }),
    problems: all(
      ...[expectOutcome(1, 'applied'), expectOutcome(2, 'applied')],
      expectThat('expected the second update to stand', (run) => {
        return (lastValues(run)['resultInfo'] as { code: number }).code === 2;
      }),
    ),
  },
  {
    ...{ id: '6a', name: 'an expectation is checked again after a 429' },
    plan: planOf({
      clients: [[single(anUpdate(1, { expect: { status: 'NOT_STARTED' } }))]],
      faults: [onPatch(1, { ...failure(429, 'no'), retryAfter: '2' } as FaultAction)],
      events: [{ kind: 'write', atMs: 1_000, operation, values: { status: 'failed' } }],
    }),
    problems: all(expectOutcome(1, 'CONFLICT'), expectPatches(1, 1)),
  },
  {
    ...{ id: '7a', name: 'a job that ended after a doubtful PATCH is not set back to running' },
    plan: appliedBut503({ status: 'RUNNING' }, { jobMs: 10 }),
    problems: all(
      unknownAfterOnePatch,
      expectThat('expected the job to have succeeded', (run) => lastValues(run)['status'] === 'succeeded'),
    ),
  },
  {
    ...{ id: '7b', name: 'a job that ended is not set back where the expectation no longer holds' },
    plan: planOf({
      behaviour: { jobMs: 10 },
      clients: [[single(anUpdate(1, { patch: { status: 'RUNNING' }, expect: { status: 'NOT_STARTED' } }))]],
      faults: [onPatch(1, failure(503, 'yes'))],
    }),
    problems: all(
      unknownAfterOnePatch,
      expectThat('expected the job to have succeeded', (run) => lastValues(run)['status'] === 'succeeded'),
    ),
  },
  {
    ...{ id: '8a', name: 'an update that lands late does not overwrite a later one of the same bulk' },
    plan: planOf({
      clients: [[bulk([anUpdate(11), anUpdate(22)])]],
      faults: [onPatch(11, { kind: 'timeout', effect: { lateMs: 8_000 } })],
    }),
    problems: (run) => {
      const second = nameOf(outcomeOf(run, 22));
      const code = (lastValues(run)['resultInfo'] as { code: number }).code;
      const last = second === 'applied' ? 22 : 11;
      return code === last ? [] : [`update 22 is ${second}, the upstream ends with ${code}`];
    },
  },
  {
    ...{ id: '9a', name: 'an operation that the list lacks is found together with others' },
    plan: planOf({
      ...{ operations: 2, behaviour: { missingFromLists: ['case-1/operation-2'] } },
      clients: [[{ ...common, kind: 'read', operations: ['case-1/operation-1', 'case-1/operation-2'] }]],
    }),
    problems: expectThat('expected both operations', ({ calls }) =>
      calls[0]!.reads.every(({ items }) => items.length === 1),
    ),
  },
  {
    ...{ id: '9b', name: 'an operation of which the list shows less is the same together with others' },
    plan: planOf({
      ...{ operations: 2, behaviour: { shortLists: true } },
      clients: [[{ ...common, kind: 'read', operations: ['case-1/operation-1', 'case-1/operation-2'] }]],
    }),
    problems: expectThat('expected resultInfo, as the operation alone has it', ({ calls }) =>
      calls[0]!.reads.every(({ items }) => items[0]?.resultInfo?.code === 900),
    ),
  },
  {
    ...{ id: '10a', name: 'a 403 that is not from Graph is no refusal' },
    plan: planOf({
      clients: [[single(anUpdate(1))]],
      faults: [onPatch(1, { kind: 'status', status: 403, effect: 'yes', envelope: false })],
    }),
    problems: appliedByOnePatch,
  },
  {
    ...{ id: '11a', name: 'an operation that moves between pages appears once' },
    plan: {
      ...planOf({
        ...{ operations: 3, behaviour: { pageSize: 1, movingItems: true } },
        clients: [[{ ...common, kind: 'list', caseId: 'case-1' }]],
      }),
      seed: 2,
    },
    problems: () => [],
  },
  {
    ...{ id: '12a', name: 'a budget holds in every minute, whenever it begins' },
    plan: planOf({
      requestsPerMinute: 5,
      clients: [
        [
          single(anUpdate(1)),
          ...[2, 3, 4, 5].map((update) => single(anUpdate(update), { pauseMs: update === 2 ? 58_000 : 0 })),
        ],
        [6, 7, 8].map((update) => single(anUpdate(update), { pauseMs: update === 6 ? 61_000 : 0 })),
      ],
    }),
    problems: () => [],
  },
];
