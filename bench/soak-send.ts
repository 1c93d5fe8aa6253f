import type { FaultScript } from '../src/sandbox/faults/fault-script.js';
import type { FaultRule } from '../src/sandbox/faults/fault-rule.js';
import { createFaults, getFaultName } from './soak-faults.ts';
import { readOutcomes, type SandboxRecords, type UpdateReport } from './soak-outcomes.ts';
import { createRandom, pick } from './soak-random.ts';

export interface SenderOptions {
  readonly url: string;
  readonly store: SandboxRecords['store'];
  readonly faults: Pick<FaultScript, 'add' | 'clear' | 'pending'>;
  readonly seed: number;
  /** Fraction of the updates that meet a fault, from 0 to 1. */
  readonly faultShare: number;
}

/** An update with its outcome, and the faults that were scripted for it. */
export interface SentUpdate {
  readonly report: UpdateReport;
  readonly rules: readonly FaultRule[];
}

/** Pending faults of updates that needed no further request are cleared beyond this number. */
const maxPendingFaults = 60;
const firstDate = Date.parse('2026-01-01T00:00:00Z');
const payload = 'caseOperation { resultInfo { message } } userErrors { code }';
const mutations = {
  one: `mutation ($input: UpdateCaseOperationInput!) { updateCaseOperation(input: $input) { ${payload} } }`,
  many: `mutation ($input: UpdateCaseOperationsInput!) { updateCaseOperations(input: $input) { results { ${payload} } } }`,
};

/**
 * The values of an update, most of them unique, so that no other update can have written them. They are values that
 * services normalise: seven digits of a second, a GUID in capitals, and null for a number.
 */
function createPatch(update: number, random: () => number) {
  const hex = update.toString(16).toUpperCase().padStart(12, 'A');
  const seconds = new Date(firstDate + update * 1000).toISOString().slice(0, 19);
  return {
    resultInfo: { code: update, subcode: 0, message: `u-${update}` },
    ...(random() < 0.3 && { completedDateTime: `${seconds}.1234567Z` }),
    ...(random() < 0.3 && { createdBy: { user: { identityId: `ABCDEF00-0000-4000-8000-${hex}` } } }),
    ...(random() < 0.15 && { percentProgress: null }),
  };
}

/** Returns a function that scripts the faults of updates and sends them: one update, or several as a bulk. */
export function createSender({ url, store, faults, seed, faultShare }: SenderOptions) {
  const targets = store
    .cases()
    .flatMap(({ id: caseId }) =>
      (store.operations(caseId as string) ?? []).map(({ id }) => ({ caseId, id: id as string })),
    );

  const prepare = (update: number) => {
    const random = createRandom(seed + update * 7919);
    const target = pick(targets, random);
    const rules = random() < faultShare ? createFaults(target.id, random) : [];
    if (faults.pending.length > maxPendingFaults) faults.clear();
    faults.add(...rules);
    return { update, target, rules, input: { ...target, patch: createPatch(update, random) } };
  };

  return async (updates: readonly number[]): Promise<SentUpdate[]> => {
    const prepared = updates.map(prepare);
    const [first] = prepared;
    const isBulk = prepared.length > 1;
    const input = isBulk ? { updates: prepared.map((one) => one.input) } : first?.input;
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer caller-${(updates[0] ?? 0) % 8}`,
      },
      body: JSON.stringify({ query: isBulk ? mutations.many : mutations.one, variables: { input } }),
      signal: AbortSignal.timeout(60_000),
    });
    const outcomes = readOutcomes(await response.json(), updates.length);
    return prepared.map(({ update, target, rules }, index) => {
      const names = rules.map((rule) => `${String(rule.method)} ${getFaultName(rule)}`);
      const outcome = outcomes[index] ?? { outcome: 'no result', message: undefined };
      return { report: { update, operation: target.id, faults: names, ...outcome }, rules };
    });
  };
}
