import type { CaseOperationPatch } from '../../src/domain/patch/patch.js';
import {
  type Behaviour,
  type ClientPlan,
  type Effect,
  type FaultAction,
  type FaultRule,
  type OperationKey,
  type OperationPlan,
  type OutsideEvent,
  type Plan,
  type Step,
  type UpdatePlan,
  defaultServer,
  faithful,
} from './plan.js';
import { fingerprint, toWire } from './shown.js';
import { type Random, chance, integer, mulberry32, pick } from './random.js';

/** The share of updates that meet a fault. */
const faultShare = 0.2;

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function uniqueDate(update: number): string {
  const seconds = `${twoDigits(Math.floor(update / 60) % 60)}:${twoDigits(update % 60)}`;
  return `2026-09-01T10:${seconds}.123456${1 + (update % 9)}+02:00`;
}

function uniqueGuid(update: number): string {
  return `ABCDEF01-2345-6789-ABCD-${String(update).padStart(12, '0')}`;
}

function message(update: number): CaseOperationPatch {
  return { resultInfo: { code: update, subcode: 0, message: `u-${update}` } };
}

function person(update: number): CaseOperationPatch {
  return { createdBy: { user: { id: uniqueGuid(update), displayName: `User ${update}` } } };
}

function createPatch(random: Random, update: number): CaseOperationPatch {
  const variants: readonly (() => CaseOperationPatch)[] = [
    () => message(update),
    () => message(update),
    () => ({ completedDateTime: uniqueDate(update) }),
    () => person(update),
    () => ({ percentProgress: 1 + (update % 99) }),
    () => ({ status: 'RUNNING', ...message(update) }),
    () => ({ status: 'RUNNING' }),
    () => ({ createdBy: null }),
    () => ({ createdBy: { user: null } }),
    () => ({ percentProgress: null }),
    () => ({ completedDateTime: null }),
    () => ({ ...message(update), completedDateTime: uniqueDate(update), ...person(update) }),
    () => ({ ...message(update), percentProgress: null }),
  ];
  return pick(random, variants)();
}

function createExpectation(
  random: Random,
  operation: OperationPlan,
  own: readonly UpdatePlan[],
): CaseOperationPatch {
  const earlier = own.filter((update) => update.operation === operation.key).at(-1);
  if (earlier && chance(random, 0.4)) return earlier.patch;
  const { resultInfo, status } = operation.values as {
    readonly resultInfo: { readonly code: number } | null;
    readonly status: string;
  };
  return chance(random, 0.06)
    ? { status: 'UNKNOWN_FUTURE_VALUE' }
    : chance(random, 0.4) && status !== 'archived'
      ? { status: status === 'running' ? 'RUNNING' : 'NOT_STARTED' }
      : { resultInfo: resultInfo && { code: resultInfo.code, subcode: 0 } };
}

function createOperations(random: Random): OperationPlan[] {
  const cases = integer(random, 1, 2);
  return Array.from({ length: cases }, (_, index) => {
    const count = integer(random, 1, 4);
    return Array.from({ length: count }, (__, place): OperationPlan => {
      const number = 900 + index * 10 + place;
      return {
        key: `case-${index + 1}/operation-${place + 1}`,
        values: {
          action: 'contentExport',
          status: pick(random, ['notStarted', 'notStarted', 'running', 'archived']),
          createdDateTime: '2026-08-30T09:00:00.1234567Z',
          completedDateTime: chance(random, 0.7) ? null : '2026-08-30T10:00:00.7654321Z',
          createdBy: { application: null, user: { id: uniqueGuid(number), displayName: 'Somebody' } },
          percentProgress: chance(random, 0.8) ? 50 : null,
          resultInfo: chance(random, 0.8) ? { code: number, subcode: 0, message: 'start' } : null,
        },
      };
    });
  }).flat();
}

function createBehaviour(random: Random, keys: readonly OperationKey[]): Behaviour {
  const sometimes = (probability: number) => chance(random, probability);
  const quota = sometimes(0.2) ? pick(random, [5, 5, 10, 20]) : 0;
  return {
    latencyMs: pick(random, [
      [5, 20],
      [20, 150],
      [100, 900],
    ] as const),
    lagMs: sometimes(0.3) ? pick(random, [100, 300, 1_500]) : 0,
    patchAnswer: pick(random, [
      'full',
      'full',
      'full',
      'no-content',
      'no-content',
      'partial',
      'id',
      'accepted',
      'empty',
    ]),
    acceptedDelayMs: pick(random, [0, 200, 1_500]),
    fractions: sometimes(0.25) ? pick(random, ['cut', 'round']) : 'keep',
    fractionDigits: pick(random, [0, 3, 6]),
    utcDates: sometimes(0.3),
    lowerCaseGuids: sometimes(0.2),
    nullAsZero: sometimes(0.15),
    nullDatesAsYear1: sometimes(0.3),
    omitNulls: sometimes(0.2),
    omits: sometimes(0.1) ? [pick(random, ['createdBy', 'resultInfo', 'completedDateTime'])] : [],
    readOnly: sometimes(0.15)
      ? [pick(random, ['createdBy', 'resultInfo', 'completedDateTime', 'status'])]
      : [],
    datesWithoutZone: sometimes(0.05),
    halfProgress: sometimes(0.05),
    quotaPerMinute: quota,
    retryAfter: pick(random, ['seconds', 'seconds', 'date', 'none']),
    batchStatus: sometimes(0.15) ? pick(random, [404, 405]) : 200,
    pageSize: pick(random, [100, 100, 2, 1]),
    movingItems: sometimes(0.1),
    missingFromLists: sometimes(0.15) ? [pick(random, keys)] : [],
    shortLists: sometimes(0.1),
    jobMs: sometimes(0.3) ? pick(random, [50, 500, 3_000]) : 0,
  };
}

/** `late` stays within the time that one attempt may take, which is how long a program has to expect it. */
function createEffect(random: Random): Effect {
  const drawn = random();
  if (drawn < 0.4) return 'no';
  return drawn < 0.8 ? 'yes' : { lateMs: integer(random, 20, 6_000) };
}

function createPatchFault(random: Random): FaultAction {
  const effect = createEffect(random);
  const refusal = (status: number): FaultAction => ({ kind: 'status', status, effect: 'no', envelope: true });
  const failure = (status: number, retryAfter?: string): FaultAction => ({
    ...{ kind: 'status', status, envelope: chance(random, 0.5) },
    effect: status === 502 || status === 504 || typeof effect !== 'object' ? effect : 'yes',
    ...(retryAfter !== undefined && { retryAfter }),
  });
  const actions: readonly (() => FaultAction)[] = [
    () => ({ kind: 'never-left' }),
    () => ({ kind: 'reset', effect }),
    () => ({ kind: 'reset', effect }),
    () => ({ kind: 'timeout', effect }),
    () => ({ kind: 'slow', ms: integer(random, 500, 14_000) }),
    () => failure(500),
    () => failure(502),
    () => failure(503),
    () => failure(503, String(integer(random, 1, 4))),
    () => failure(504),
    () => ({ kind: 'broken-json' }),
    () => ({ kind: 'empty' }),
    () => ({ kind: 'missing-in-batch', effect }),
    () => refusal(pick(random, [403, 404, 405, 409, 412])),
    () => ({ ...failure(pick(random, [403, 404, 408, 409])), envelope: false }),
    () => ({ ...refusal(429), retryAfter: String(integer(random, 1, 8)) }) as FaultAction,
  ];
  return pick(random, actions)();
}

function createReadFault(random: Random): FaultAction {
  const status = (code: number): FaultAction => ({
    kind: 'status',
    status: code,
    effect: 'no',
    envelope: chance(random, 0.7),
  });
  const actions: readonly (() => FaultAction)[] = [
    () => status(pick(random, [403, 404, 429, 500, 502, 503, 504])),
    () => ({ kind: 'reset', effect: 'no' }),
    () => ({ kind: 'timeout', effect: 'no' }),
    () => ({ kind: 'broken-json' }),
    () => ({ kind: 'empty' }),
    () => ({ kind: 'slow', ms: integer(random, 500, 12_000) }),
    () => ({ kind: 'missing-in-batch', effect: 'no' }),
  ];
  return pick(random, actions)();
}

function createFaults(
  random: Random,
  updates: readonly UpdatePlan[],
  keys: readonly OperationKey[],
): FaultRule[] {
  const onPatches = updates.flatMap(({ update }): FaultRule[] => {
    if (!chance(random, faultShare)) return [];
    const first: FaultRule = { on: 'PATCH', update, nth: 1, action: createPatchFault(random) };
    return chance(random, 0.3)
      ? [first, { on: 'PATCH', update, nth: 2, action: createPatchFault(random) }]
      : [first];
  });
  const onReads = Array.from({ length: chance(random, 0.4) ? integer(random, 1, 3) : 0 }, (): FaultRule => {
    const on = pick(random, ['GET', 'GET', 'LIST', 'BATCH'] as const);
    const nth = integer(random, 1, 4);
    const action: FaultAction =
      on === 'BATCH'
        ? pick(random, [
            { kind: 'reset', effect: createEffect(random) },
            { kind: 'timeout', effect: createEffect(random) },
            { kind: 'status', status: 503, effect: 'no', envelope: true },
          ] as const)
        : createReadFault(random);
    return { on, nth, action, ...(on === 'GET' && chance(random, 0.5) && { operation: pick(random, keys) }) };
  });
  return [...onPatches, ...onReads];
}

function createPause(random: Random): number {
  if (chance(random, 0.5)) return integer(random, 0, 50);
  return chance(random, 0.9) ? integer(random, 50, 3_000) : integer(random, 10_000, 61_000);
}

/** An update with a read of its operation under way when it begins, and another one after it. */
function withReads(step: Step): Step[] {
  if (step.kind !== 'update' || step.bulk) return [step];
  const operations = step.updates.map(({ operation }) => operation);
  const read = { kind: 'read', operations } as const;
  return [
    { ...read, pauseMs: step.pauseMs, wait: false },
    { ...step, pauseMs: 1, wait: true },
    { ...read, pauseMs: 0, wait: true },
  ];
}

function createClients(random: Random, operations: readonly OperationPlan[]): ClientPlan[] {
  let update = 0;
  const keys = operations.map(({ key }) => key);
  return Array.from({ length: integer(random, 1, 4) }, (_, client): ClientPlan => {
    const own: UpdatePlan[] = [];
    const createUpdate = (): UpdatePlan => {
      update += 1;
      const operation = pick(random, operations);
      const drawn = createPatch(random, update);
      const again = own.some(
        (other) =>
          other.operation === operation.key &&
          fingerprint(toWire(other.patch)) === fingerprint(toWire(drawn)),
      );
      const patch = again ? message(update) : drawn;
      const expect = chance(random, 0.25) ? createExpectation(random, operation, own) : undefined;
      const created = {
        update,
        operation: operation.key,
        patch,
        ...(expect && { expect }),
      };
      own.push(created);
      return created;
    };
    const createStep = (): Step => {
      const common = {
        pauseMs: createPause(random),
        wait: chance(random, 0.8),
        ...(chance(random, 0.1) && { leaveMs: integer(random, 1, 2_000) }),
      };
      const drawn = random();
      if (drawn < 0.55) return { ...common, kind: 'update', bulk: false, updates: [createUpdate()] };
      if (drawn < 0.75) {
        const count = integer(random, 2, 5);
        return {
          ...common,
          kind: 'update',
          bulk: true,
          updates: Array.from({ length: count }, createUpdate),
        };
      }
      if (drawn < 0.9) {
        const chosen = keys.filter(() => chance(random, 0.6));
        return { ...common, kind: 'read', operations: chosen.length > 0 ? chosen : [pick(random, keys)] };
      }
      const caseId = pick(random, keys).split('/')[0]!;
      return { ...common, kind: drawn < 0.97 ? 'list' : 'case', caseId };
    };
    const caller = chance(random, 0.8) ? `caller-${client + 1}` : 'caller-1';
    const steps = Array.from({ length: integer(random, 1, 4) }, createStep);
    return { caller, steps: chance(random, 0.2) ? steps.flatMap(withReads) : steps };
  });
}

function createEvents(random: Random, keys: readonly OperationKey[]): OutsideEvent[] {
  const writes = Array.from(
    { length: chance(random, 0.3) ? integer(random, 1, 3) : 0 },
    (_, index): OutsideEvent => {
      const values = chance(random, 0.5)
        ? { resultInfo: { code: 5_000 + index, subcode: 0, message: 'other' } }
        : { status: pick(random, ['failed', 'running', 'notStarted']) };
      return { kind: 'write', atMs: integer(random, 0, 12_000), operation: pick(random, keys), values };
    },
  );
  const restarts: OutsideEvent[] = chance(random, 0.08)
    ? [{ kind: 'restart', atMs: integer(random, 10, 8_000) }]
    : [];
  return [...writes, ...restarts];
}

/** The plan of a seed. */
export function generatePlan(seed: number): Plan {
  const random = mulberry32(seed);
  const operations = createOperations(random);
  const keys = operations.map(({ key }) => key);
  const behaviour = chance(random, 0.1) ? faithful : createBehaviour(random, keys);
  const clients = createClients(random, operations);
  const updates = clients.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'update' ? step.updates : [])),
  );
  const budget = behaviour.quotaPerMinute > 0 ? behaviour.quotaPerMinute : pick(random, [5, 10]);
  return {
    seed,
    server: {
      ...defaultServer,
      requestsPerMinute: chance(random, 0.2) ? budget : 0,
      tokenMs: chance(random, 0.2) ? pick(random, [50, 150, 1_500]) : 0,
    },
    behaviour,
    operations,
    clients,
    faults: createFaults(random, updates, keys),
    events: createEvents(random, keys),
  };
}
