import type { Behaviour } from '../src/sandbox/behaviour/behaviour.js';
import type { PatchStatus } from '../src/sandbox/handlers/call.js';
import { pick } from './soak-random.ts';

/** How the service behaves for a part of a run. */
export interface SoakBehaviour {
  readonly patchStatus: PatchStatus;
  readonly behaviour: Partial<Behaviour>;
}

/** Each part deviates in some of these ways, chosen with the given probability. */
const deviations: readonly (readonly [
  probability: number,
  create: (random: () => number, operations: readonly string[]) => Partial<Behaviour>,
])[] = [
  // The longest is longer than the server looks for a change.
  [0.4, (random) => ({ readLagMs: pick([100, 300, 1500, 9000], random) })],
  [0.4, (random) => ({ fractions: pick(['cut', 'round'], random), fractionDigits: pick([0, 3, 6], random) })],
  [0.4, () => ({ lowerCaseGuids: true })],
  [0.3, () => ({ nullAsZero: true })],
  [0.4, () => ({ omitNulls: true })],
  [
    0.2,
    (random) => ({
      readOnly: pick([['completedDateTime'], ['createdBy'], ['resultInfo', 'createdBy']], random),
    }),
  ],
  [0.4, (random) => ({ patchBody: pick(['partial', 'id'], random) })],
  [0.15, (random) => ({ applyDelayMs: pick([20, 200], random) })],
  [
    0.2,
    (random) => ({
      quotaPerMinute: pick([60, 600, 1200], random),
      retryAfter: pick(['seconds', 'date', 'none'], random),
    }),
  ],
  [0.3, (random, operations) => ({ missingFromLists: operations.filter(() => random() < 0.3) })],
  [0.3, () => ({ shortListItems: true })],
  [0.2, (random) => ({ batchStatus: pick([404, 405], random) })],
];

/** One part in six is a service that keeps values exactly, shows them at once and has no quota. */
export function createBehaviour(random: () => number, operations: readonly string[]): SoakBehaviour {
  const patchStatus = pick([200, 200, 204, 202] as const, random);
  if (random() < 1 / 6) return { patchStatus, behaviour: {} };
  const chosen = deviations.flatMap(([probability, create]) =>
    random() < probability ? [create(random, operations)] : [],
  );
  return { patchStatus, behaviour: Object.assign({}, ...chosen) as Partial<Behaviour> };
}
